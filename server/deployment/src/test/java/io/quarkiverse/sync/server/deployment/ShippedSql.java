package io.quarkiverse.sync.server.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The SQL that creates the tables in production. */
record ShippedSql(String text) {

    private static final Pattern TABLE = Pattern.compile("create table (\\S+) \\((.*)\\)");

    static ShippedSql of(String kind) {
        String file = "META-INF/quarkus-sync/hub/" + kind + "/1.sql";
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(file)) {
            return new ShippedSql(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void run(String url, String more) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements()) {
                statement.execute(sql);
            }
            statement.execute(more);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> statements() {
        String bare = text.replaceAll("--[^\n]*", "").replaceAll("\\s+", " ").replaceAll("\\( ", "(").replaceAll(" \\)", ")");
        return Arrays.stream(bare.split(";")).map(String::strip).filter(sql -> !sql.isEmpty()).toList();
    }

    /** Columns, keys, indexes and sequences, in whatever order they are written. */
    Set<String> parts() {
        Set<String> parts = new TreeSet<>();
        statements().stream().filter(sql -> sql.startsWith("create") && sql.contains("sync_")).flatMap(ShippedSql::parts)
                .forEach(parts::add);
        return parts;
    }

    private static Stream<String> parts(String sql) {
        Matcher table = TABLE.matcher(sql);
        if (!table.matches()) {
            return Stream.of(sql);
        }
        return Arrays.stream(table.group(2).split(",\\s*(?![^(]*\\))")).map(part -> table.group(1) + ": " + part);
    }
}
