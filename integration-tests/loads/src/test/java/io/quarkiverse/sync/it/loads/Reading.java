package io.quarkiverse.sync.it.loads;

import io.quarkiverse.sync.it.Application;

/** Waits for what a reader is owed. */
final class Reading {

    private static final long LONGEST_NANOS = 120_000_000_000L;

    private Reading() {
    }

    /** When to give up waiting for what does not come. */
    static long deadline() {
        return System.nanoTime() + LONGEST_NANOS;
    }

    /** Once nobody writes: until the reader has what the table holds. */
    static void toTheEnd(Reader reader, Application hub, String collection, long deadline) {
        do {
            while (reader.pull()) {
                // until the hub has no more
            }
            reader.save();
        } while (!reader.records().equals(Reader.table(hub, collection)) && System.nanoTime() < deadline);
    }
}
