package io.quarkiverse.sync.entities.runtime.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Writes rows behind a savepoint, and where the database refuses them halves them until the bad ones are found. Savepoints by
 * SQL, because a connection under JTA refuses {@code Connection.rollback(Savepoint)}.
 */
final class Bisection {

    private static final String SAVEPOINT = "sync_apply";

    /** Deadlock and serialization, lock time-outs, lost connection, the server's resources. */
    private static final Set<String> TRANSIENT = Set.of("40", "55P03", "HYT00", "08", "53", "57");

    @FunctionalInterface
    interface Write {
        void write(Connection connection, List<RowWrite> rows) throws SQLException;
    }

    private final Connection connection;
    private final Write write;
    private final BiConsumer<RowWrite, SQLException> refused;

    Bisection(Connection connection, Write write, BiConsumer<RowWrite, SQLException> refused) {
        this.connection = connection;
        this.write = write;
        this.refused = refused;
    }

    void write(List<RowWrite> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        execute("savepoint " + SAVEPOINT);
        try {
            write.write(connection, rows);
        } catch (SQLException | RuntimeException e) {
            execute("rollback to savepoint " + SAVEPOINT);
            // A converter, or the driver, may not even get a value to the database.
            SQLException problem = e instanceof SQLException sql ? sql : new SQLException(e.getMessage(), e);
            if (isTransient(problem)) {
                throw problem;
            }
            if (rows.size() == 1) {
                refused.accept(rows.get(0), problem);
                return;
            }
            int half = rows.size() / 2;
            write(rows.subList(0, half));
            write(rows.subList(half, rows.size()));
            return;
        }
        execute("release savepoint " + SAVEPOINT);
    }

    /** Of the transaction, not of a row. */
    private static boolean isTransient(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return TRANSIENT.stream().anyMatch(state::startsWith);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
