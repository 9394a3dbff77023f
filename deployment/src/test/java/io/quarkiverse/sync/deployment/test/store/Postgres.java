package io.quarkiverse.sync.deployment.test.store;

import java.io.IOException;
import java.io.UncheckedIOException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** One PostgreSQL for all tests of the store; it ends with the JVM. */
final class Postgres {

    // A property of the JVM, because every application loads this class anew.
    private static final String URL = Postgres.class.getName() + ".url";

    private Postgres() {
    }

    static synchronized String url() {
        if (System.getProperty(URL) == null) {
            try {
                // The binaries come with both off, which no user has.
                EmbeddedPostgres started = EmbeddedPostgres.builder().setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on").start();
                System.setProperty(URL, started.getJdbcUrl("postgres", "postgres").replaceAll("\\?.*", ""));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return System.getProperty(URL);
    }
}
