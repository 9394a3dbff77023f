package io.quarkiverse.sync.benchmarks.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where an application keeps its data: a new database with each call of {@link #fresh}. */
enum Db {

    H2 {
        @Override
        Map<String, String> fresh(String application) {
            try {
                Path folder = Files.createTempDirectory(Workplace.folder("h2"), application).toAbsolutePath();
                return Map.of("quarkus.datasource.jdbc.url", "jdbc:h2:file:" + folder.resolve("db"),
                        "quarkus.datasource.username", "sa", "quarkus.datasource.password", "sa");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    },

    POSTGRESQL {
        @Override
        Map<String, String> fresh(String application) {
            String database = application + "_" + Long.toUnsignedString(System.nanoTime(), 36);
            try (Connection connection = Postgres.SERVER.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + database);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return Map.of("quarkus.datasource.jdbc.url",
                    "jdbc:postgresql://localhost:" + Postgres.SERVER.getPort() + "/" + database,
                    "quarkus.datasource.username", "postgres", "quarkus.datasource.password", "postgres");
        }
    };

    /** Configuration of a data source on a new, empty database. */
    abstract Map<String, String> fresh(String application);

    static Optional<Db> find(String name) {
        return Arrays.stream(values()).filter(db -> db.toString().equals(name)).findFirst();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
