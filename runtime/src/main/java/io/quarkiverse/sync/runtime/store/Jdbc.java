package io.quarkiverse.sync.runtime.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;

import org.hibernate.StatelessSession;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

import io.quarkiverse.sync.entities.runtime.table.TableNames;

/**
 * Plain JDBC in batches, on the connection of the session's transaction. Optional values are nullable columns, times are
 * microseconds, a collection of texts is an array. Statements name our tables as their entities do.
 */
final class Jdbc {

    private static final int BATCH = 1000;

    private final StatelessSession session;
    private final TableNames names;

    @FunctionalInterface
    interface Reader<R> {
        R read(ResultSet row) throws SQLException;
    }

    Jdbc(StatelessSession session) {
        this.session = session;
        this.names = StoreTables.names(((SharedSessionContractImplementor) session).getFactory());
    }

    StatelessSession session() {
        return session;
    }

    Dialect dialect() {
        return ((SharedSessionContractImplementor) session).getJdbcServices().getDialect();
    }

    <R> List<R> query(String sql, Reader<R> reader, Object... values) {
        return session.doReturningWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(names.in(sql))) {
                bind(connection, statement, values);
                try (ResultSet rows = statement.executeQuery()) {
                    List<R> found = new ArrayList<>();
                    while (rows.next()) {
                        found.add(reader.read(rows));
                    }
                    return found;
                }
            }
        });
    }

    /** @return how many rows were written */
    int update(String sql, Object... values) {
        return session.doReturningWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(names.in(sql))) {
                bind(connection, statement, values);
                return statement.executeUpdate();
            }
        });
    }

    <T> void batch(String sql, Collection<T> items, Function<T, Object[]> values) {
        if (items.isEmpty()) {
            return;
        }
        session.doWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(names.in(sql))) {
                int waiting = 0;
                for (T item : items) {
                    bind(connection, statement, values.apply(item));
                    statement.addBatch();
                    if (++waiting == BATCH) {
                        statement.executeBatch();
                        waiting = 0;
                    }
                }
                if (waiting > 0) {
                    statement.executeBatch();
                }
            }
        });
    }

    /**
     * PostgreSQL executes a batch row by row; there it is one statement.
     *
     * @param together makes rows of {@link TextArrays} of the values
     */
    <T> void batch(String each, String together, Collection<T> items, Function<T, Object[]> values) {
        if (!(dialect() instanceof PostgreSQLDialect)) {
            batch(each, items, values);
            return;
        }
        TextArrays arrays = new TextArrays();
        for (T item : items) {
            arrays.add(values.apply(item));
            if (arrays.isFull()) {
                update(together, arrays.take());
            }
        }
        if (!arrays.isEmpty()) {
            update(together, arrays.take());
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            bind(connection, statement, i + 1, values[i]);
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, int index, Object value)
            throws SQLException {
        if (value instanceof Optional<?> optional) {
            // Without a value only text is left to be told; times and numbers come as OptionalLong.
            if (optional.isEmpty()) {
                statement.setNull(index, Types.VARCHAR);
            } else {
                bind(connection, statement, index, optional.get());
            }
        } else if (value instanceof OptionalLong number) {
            if (number.isEmpty()) {
                statement.setNull(index, Types.BIGINT);
            } else {
                statement.setLong(index, number.getAsLong());
            }
        } else if (value instanceof Instant time) {
            statement.setLong(index, Micros.of(time));
        } else if (value instanceof Enum<?> || value instanceof UUID) {
            statement.setString(index, value.toString());
        } else if (value instanceof Collection<?> texts) {
            statement.setArray(index, connection.createArrayOf("varchar", texts.toArray()));
        } else {
            statement.setObject(index, value);
        }
    }
}
