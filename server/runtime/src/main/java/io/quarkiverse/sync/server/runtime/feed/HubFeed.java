package io.quarkiverse.sync.server.runtime.feed;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.hibernate.StatelessSession;
import org.hibernate.engine.spi.SessionFactoryImplementor;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** The feed of one persistence unit. */
public final class HubFeed {

    private final SessionFactoryImplementor sessionFactory;
    private final FeedClock clock;
    private final Epochs epochs;

    HubFeed(SessionFactoryImplementor sessionFactory) {
        this.sessionFactory = sessionFactory;
        this.clock = FeedClock.of(sessionFactory.getJdbcServices().getDialect());
        this.epochs = new Epochs(clock);
    }

    FeedClock clock() {
        return clock;
    }

    public interface Work<T> {
        T run(StatelessSession session, Connection connection) throws SQLException;
    }

    /** A transaction of its own. */
    public <T> T inTransaction(Work<T> work) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (StatelessSession session = sessionFactory.openStatelessSession()) {
                return session.doReturningWork(connection -> work.run(session, connection));
            }
        });
    }

    /** As {@link #inTransaction}, once more if the history turns out to be that of another database. */
    public <T> T inCurrentEpoch(Work<T> work) {
        try {
            return inTransaction(work);
        } catch (ForeignHistoryException e) {
            prepare();
            return inTransaction(work);
        }
    }

    /** Writes the rows that the feed needs, and begins a new epoch if the database is a copy. */
    public void prepare() {
        inTransaction((session, connection) -> {
            epochs.prepare(connection);
            return null;
        });
    }

    /** @throws ForeignHistoryException if {@link #prepare} has to run first */
    public FeedState state(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(clock.stateQuery())) {
            if (!row.next() || !row.getString(2).equals(row.getString(3))) {
                throw new ForeignHistoryException();
            }
            return new FeedState(row.getString(1), row.getLong(4), row.getLong(5));
        }
    }

    static final class ForeignHistoryException extends RuntimeException {
    }
}
