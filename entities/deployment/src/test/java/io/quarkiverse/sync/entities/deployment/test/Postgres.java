package io.quarkiverse.sync.entities.deployment.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** One PostgreSQL for all tests of the module; it ends with the JVM, and keeps nothing should the machine crash. */
public final class Postgres {

    // A property of the JVM, because every application loads this class anew.
    private static final String URL = Postgres.class.getName() + ".url";

    private Postgres() {
    }

    public static synchronized String url() {
        if (System.getProperty(URL) == null) {
            try {
                EmbeddedPostgres started = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(1)).start();
                System.setProperty(URL, started.getJdbcUrl("postgres", "postgres").replaceAll("\\?.*", ""));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return System.getProperty(URL);
    }
}
