package io.quarkiverse.sync.server.runtime.feed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;

import org.hibernate.StatelessSession;
import org.hibernate.engine.spi.SessionFactoryImplementor;

import io.quarkiverse.sync.entities.runtime.table.TableNames;
import io.quarkiverse.sync.server.runtime.model.HubEntities;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** The feed of one persistence unit. */
public final class HubFeed {

    private final SessionFactoryImplementor sessionFactory;
    private final TableNames names;
    private final FeedClock clock;
    private final Epochs epochs;

    HubFeed(SessionFactoryImplementor sessionFactory) {
        this.sessionFactory = sessionFactory;
        this.names = HubEntities.names(sessionFactory);
        this.clock = FeedClock.of(sessionFactory.getJdbcServices().getDialect());
        this.epochs = new Epochs(clock);
    }

    FeedClock clock() {
        return clock;
    }

    /** @see FeedClock#expected */
    public OptionalLong expected(HubConnection connection, FeedState state) throws SQLException {
        return clock.expected(connection, state);
    }

    Log log() {
        return new Log(clock);
    }

    HubConnection on(Connection connection) {
        return new HubConnection(connection, names);
    }

    public interface Work<T> {
        T run(StatelessSession session, HubConnection connection) throws SQLException;
    }

    /** A transaction of its own. */
    public <T> T inTransaction(Work<T> work) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (StatelessSession session = sessionFactory.openStatelessSession()) {
                return session.doReturningWork(connection -> work.run(session, on(connection)));
            }
        });
    }

    /** As {@link #inTransaction}, once more if the history turns out to be that of another database. */
    public <T> T inCurrentEpoch(Work<T> work) {
        try {
            return inTransaction(work);
        } catch (Epochs.ForeignHistoryException e) {
            prepare();
            return inTransaction(work);
        }
    }

    /**
     * Writes the rows that the feed needs, and begins a new epoch if the database is a copy. One at a time: after a failover
     * every request finds that it has to be done.
     */
    public synchronized void prepare() {
        epochs.prepare(transactions());
    }

    Transactions transactions() {
        return new Transactions() {
            @Override
            public <T> T run(Work<T> work) {
                return inTransaction((session, connection) -> work.on(connection));
            }
        };
    }

    /** To be read before anything of the feed is. */
    public FeedState state(HubConnection connection) throws SQLException {
        return epochs.state(connection);
    }
}
