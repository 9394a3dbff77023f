package io.quarkiverse.sync.server.runtime.feed;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.engine.spi.SessionFactoryImplementor;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.entities.runtime.capture.CaptureBatch;
import io.quarkiverse.sync.entities.runtime.capture.CapturedChange;
import io.quarkiverse.sync.entities.runtime.table.TableNames;
import io.quarkiverse.sync.server.runtime.Json;
import io.quarkiverse.sync.server.runtime.model.HubEntities;

/** The hub's tables without an application around them. */
final class FeedDatabase implements AutoCloseable {

    static final String COLLECTION = "things";

    private final String url;
    private final SessionFactory sessionFactory;
    private final TableNames names;
    final FeedClock clock;
    final Epochs epochs;

    FeedDatabase(String url) throws SQLException {
        this(url, "create");
    }

    /** As the hub finds it when it starts again. */
    static FeedDatabase again(String url) throws SQLException {
        return new FeedDatabase(url, "none");
    }

    private FeedDatabase(String url, String schemaManagement) throws SQLException {
        this.url = url;
        sessionFactory = new Configuration()
                .addAnnotatedClasses(HubEntities.ALL.toArray(Class<?>[]::new))
                .setProperty("hibernate.connection.url", url).setProperty("hibernate.hbm2ddl.auto", schemaManagement)
                .buildSessionFactory();
        names = HubEntities.names(sessionFactory.unwrap(SessionFactoryImplementor.class));
        clock = FeedClock.of(sessionFactory.unwrap(SessionFactoryImplementor.class).getJdbcServices().getDialect());
        epochs = new Epochs(clock);
        epochs.prepare(transactions());
    }

    Transactions transactions() {
        return new Transactions() {
            @Override
            public <T> T run(Work<T> work) {
                try (Connection connection = open()) {
                    T result = work.on(on(connection));
                    connection.commit();
                    return result;
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    /** Those of a node that ends in the middle. */
    Transactions transactionsUntilCrash(int most) {
        Transactions transactions = transactions();
        AtomicInteger begun = new AtomicInteger();
        return new Transactions() {
            @Override
            public <T> T run(Work<T> work) {
                if (begun.getAndIncrement() == most) {
                    throw new IllegalStateException("crashed");
                }
                return transactions.run(work);
            }
        };
    }

    void sql(String statement) {
        transactions().run(connection -> connection.prepare(statement).executeUpdate());
    }

    List<Long> numbers(String query) {
        return transactions().run(connection -> {
            List<Long> numbers = new ArrayList<>();
            try (ResultSet row = connection.prepare(query).executeQuery()) {
                while (row.next()) {
                    numbers.add(row.getLong(1));
                }
            }
            return numbers;
        });
    }

    /** A connection in a transaction. */
    Connection open() throws SQLException {
        Connection connection = DriverManager.getConnection(url);
        connection.setAutoCommit(false);
        return connection;
    }

    HubConnection on(Connection connection) {
        return new HubConnection(connection, names);
    }

    OptionalLong expected(Connection connection) throws SQLException {
        return clock.expected(on(connection), epochs.state(on(connection)));
    }

    /** Whose name the connections have. */
    String user() throws SQLException {
        try (Connection connection = open()) {
            return connection.getMetaData().getUserName();
        }
    }

    Written append(Connection connection, CapturedChange... changes) throws SQLException {
        Written written = new Written();
        new Log(clock).append(on(connection), written,
                new CaptureBatch("<default>", Instant.now(), Optional.empty(), List.of(changes)));
        return written;
    }

    void commit(CapturedChange... changes) throws SQLException {
        try (Connection connection = open()) {
            append(connection, changes);
            connection.commit();
        }
    }

    static CapturedChange changed(String id) {
        return new CapturedChange(COLLECTION, id, CapturedChange.Operation.UPDATE, new RecordState.Unknown());
    }

    static CapturedChange deleted(String id) {
        return new CapturedChange(COLLECTION, id, CapturedChange.Operation.DELETE,
                RecordState.present(Document.owning(Json.MAPPER.createObjectNode().put("id", id))));
    }

    FeedState state() throws SQLException {
        try (Connection connection = open()) {
            return epochs.state(on(connection));
        }
    }

    List<FeedEntry> read(Position after, int limit) throws SQLException {
        try (Connection connection = open()) {
            return new FeedReader(on(connection), COLLECTION).window(after, epochs.state(on(connection)).fence(), limit)
                    .entries();
        }
    }

    /** All from a position, page by page. */
    List<FeedEntry> readAll(Position after, int limit) throws SQLException {
        List<FeedEntry> all = new ArrayList<>();
        Position position = after;
        while (true) {
            List<FeedEntry> page = read(position, limit);
            all.addAll(page);
            if (page.size() < limit) {
                return all;
            }
            position = page.get(limit - 1).position();
        }
    }

    void fold() throws SQLException {
        boolean more = true;
        while (more) {
            try (Connection connection = open()) {
                more = new Fold(clock, on(connection), epochs.state(on(connection)).fence()).step();
                connection.commit();
            }
        }
    }

    @Override
    public void close() {
        sessionFactory.close();
    }
}
