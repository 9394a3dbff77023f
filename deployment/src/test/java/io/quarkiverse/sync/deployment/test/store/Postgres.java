package io.quarkiverse.sync.deployment.test.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** One PostgreSQL for all tests of the store; it ends with the JVM. */
public final class Postgres {

    // A property of the JVM, because every application loads this class anew.
    private static final String URL = Postgres.class.getName() + ".url";

    private Postgres() {
    }

    static synchronized String url() {
        if (System.getProperty(URL) == null) {
            try {
                // The binaries come with both off, which no user has.
                EmbeddedPostgres started = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(1))
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on").start();
                System.setProperty(URL, started.getJdbcUrl("postgres", "postgres").replaceAll("\\?.*", ""));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return System.getProperty(URL);
    }

    /** Of a new, empty database, unless there is one of that name. */
    public static synchronized String url(String name) {
        try (Connection connection = DriverManager.getConnection(url(), "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            try (ResultSet known = statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
                if (!known.next()) {
                    statement.execute("create database " + name);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return url().replaceAll("/postgres$", "/" + name);
    }
}
