package io.quarkiverse.sync.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** Where a process keeps its data: a fresh database with each call of {@link #fresh}. */
public enum Database {

    H2 {
        @Override
        public Map<String, String> fresh(String name) {
            try {
                Path file = Files.createTempDirectory(Files.createDirectories(Path.of("target", "h2")), name).toAbsolutePath();
                return Map.of("quarkus.datasource.jdbc.url", "jdbc:h2:file:" + file.resolve("db"),
                        "quarkus.datasource.username", "sa", "quarkus.datasource.password", "sa");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    },

    POSTGRESQL {
        @Override
        public Map<String, String> fresh(String name) {
            String database = name + "_" + Long.toUnsignedString(System.nanoTime(), 36);
            try (Connection connection = Server.INSTANCE.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + database);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return Map.of("quarkus.datasource.jdbc.url",
                    "jdbc:postgresql://localhost:" + Server.INSTANCE.getPort() + "/" + database,
                    "quarkus.datasource.username", "postgres", "quarkus.datasource.password", "postgres");
        }
    };

    /** Configuration of a data source on a new, empty database. */
    public abstract Map<String, String> fresh(String name);

    /** For people. */
    public String label() {
        return this == H2 ? "H2" : "PostgreSQL";
    }

    public String directory() {
        return name().toLowerCase();
    }

    private static final class Server {
        // The binaries come with fsync off, which no user has.
        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(1))
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on").setServerConfig("max_connections", "200").start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void close(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
