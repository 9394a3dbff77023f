package io.quarkiverse.sync.server.runtime.feed;

import java.util.Comparator;

/**
 * A place in the feed.
 *
 * @param number of the transaction: its xid on PostgreSQL, else its number of the counter row
 * @param sequence within the transaction, from 1; 0 stands before all of it
 */
public record Position(long number, long sequence) implements Comparable<Position> {

    private static final Comparator<Position> ORDER = Comparator.comparingLong(Position::number)
            .thenComparingLong(Position::sequence);

    public static Position before(long number) {
        return new Position(number, 0);
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }
}
