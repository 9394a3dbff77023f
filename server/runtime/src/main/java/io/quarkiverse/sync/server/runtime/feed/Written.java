package io.quarkiverse.sync.server.runtime.feed;

import java.sql.SQLException;
import java.util.OptionalLong;

import jakarta.transaction.TransactionSynchronizationRegistry;

/** What the current transaction has written to the feed of a persistence unit: its number, once drawn, and how many entries. */
public final class Written {

    private record Key(String persistenceUnit) {
    }

    private long number = -1;
    private OptionalLong expected = OptionalLong.empty();
    private long entries;

    Written() {
    }

    public static Written inTransaction(TransactionSynchronizationRegistry registry, String persistenceUnit) {
        Key key = new Key(persistenceUnit);
        Written written = (Written) registry.getResource(key);
        if (written == null) {
            written = new Written();
            registry.putResource(key, written);
        }
        return written;
    }

    /** The first position of a pack of that many entries. */
    Position next(FeedClock clock, HubConnection connection, int size) throws SQLException {
        if (number < 0) {
            number = clock.number(connection);
        }
        Position first = new Position(number, entries + 1);
        entries += size;
        return first;
    }

    /** @param number the one that {@link FeedClock#expected} told */
    public Written expecting(OptionalLong number) {
        expected = number;
        return this;
    }

    /** The number, if whatever this transaction did not see when it began to look has a greater one. */
    public OptionalLong asExpected() {
        return expected.equals(number()) ? expected : OptionalLong.empty();
    }

    /** Empty until something was written, which is when the transaction completes. */
    public OptionalLong number() {
        return number < 0 ? OptionalLong.empty() : OptionalLong.of(number);
    }
}
