package io.quarkiverse.sync.server.runtime.feed;

import java.sql.SQLException;
import java.util.OptionalLong;

import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.PostgreSQLDialect;

/** Numbers transactions so that a reader that goes by the numbers never skips a commit. */
public interface FeedClock {

    /** A query for one row: epoch, its origin, the origin of this database, fence, greatest number that may be visible. */
    String stateQuery();

    /** The number of the current transaction. Where that takes a lock it is the last lock that the transaction takes. */
    long number(HubConnection connection) throws SQLException;

    /**
     * The number that the current transaction has to get, so that all which it cannot see yet gets a greater one; empty: it
     * cannot be so. To be asked before it looks at any record.
     *
     * @param state as the transaction saw it last
     */
    OptionalLong expected(HubConnection connection, FeedState state) throws SQLException;

    /** Tells that the current transaction changes no records, so that nobody waits for it. */
    void folds(HubConnection connection) throws SQLException;

    /** Whether {@link #number} has to wait until the transaction is about to commit. */
    boolean lastBeforeCommit();

    static FeedClock of(Dialect dialect) {
        return dialect instanceof PostgreSQLDialect ? new FenceClock() : new CounterClock();
    }
}
