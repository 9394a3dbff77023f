package io.quarkiverse.sync.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** Databases of their own for tests: in memory, and of a PostgreSQL that all tests of this process share. */
public final class Databases {

    /** A property and not a field: a test class lives in two class loaders. */
    private static final String SERVER = "sync.test.postgres.port";

    private static final AtomicInteger COUNT = new AtomicInteger();

    private Databases() {
    }

    public static String h2() {
        return "jdbc:h2:mem:hub" + COUNT.incrementAndGet() + ";DB_CLOSE_DELAY=-1";
    }

    /** With fsync: commits overlap as they do in earnest. */
    public static synchronized String postgres(String name) {
        try {
            if (System.getProperty(SERVER) == null) {
                EmbeddedPostgres server = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(1))
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on").setServerConfig("max_connections", "100").start();
                System.setProperty(SERVER, String.valueOf(server.getPort()));
            }
            String url = "jdbc:postgresql://localhost:" + System.getProperty(SERVER) + "/";
            create(url, name);
            return url + name + "?user=postgres&password=postgres";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void create(String url, String name) {
        try (java.sql.Connection connection = java.sql.DriverManager.getConnection(url + "postgres", "postgres", "postgres");
                java.sql.Statement statement = connection.createStatement()) {
            try (java.sql.ResultSet row = statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
                if (row.next()) {
                    return;
                }
            }
            statement.executeUpdate("create database " + name);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
