package io.quarkiverse.sync.entities.runtime.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Writes rows behind a savepoint, and where the database refuses them halves them until the bad ones are found. Savepoints by
 * SQL, because a connection under JTA refuses {@code Connection.rollback(Savepoint)}. A row for which a lock cannot be had is
 * a bad one too; once the usual time has been waited for it, the others are not waited for as long again.
 */
final class Bisection {

    private static final String SAVEPOINT = "sync_apply";

    private static final Duration SHORT = Duration.ofMillis(50);

    /** Deadlock and serialization, lost connection, the server's resources. */
    private static final Set<String> TRANSIENT = Set.of("40", "08", "53", "57");

    @FunctionalInterface
    interface Write {
        void write(Connection connection, List<RowWrite> rows) throws SQLException;
    }

    private final Connection connection;
    private final LockWait lockWait;
    private final BiConsumer<RowWrite, SQLException> refused;

    Bisection(Connection connection, LockWait lockWait, BiConsumer<RowWrite, SQLException> refused) {
        this.connection = connection;
        this.lockWait = lockWait;
        this.refused = refused;
    }

    /** Writes what can be written; the rest is refused row by row. */
    void write(List<RowWrite> rows, Write write) throws SQLException {
        Optional<SQLException> problem = rows.isEmpty() ? Optional.empty() : together(rows, write);
        if (problem.isEmpty()) {
            return;
        }
        if (rows.size() == 1) {
            refused.accept(rows.get(0), problem.get());
        } else if (RefusalReasons.isLocked(problem.get())) {
            impatiently(rows, write);
        } else {
            halves(rows, write);
        }
    }

    private void impatiently(List<RowWrite> rows, Write write) throws SQLException {
        String usual = lockWait.limit(connection, SHORT);
        try {
            halves(rows, write);
        } catch (SQLException e) {
            lockWait.restore(connection, usual, e);
            throw e;
        }
        lockWait.restore(connection, usual);
    }

    private void halves(List<RowWrite> rows, Write write) throws SQLException {
        int half = rows.size() / 2;
        write(rows.subList(0, half), write);
        write(rows.subList(half, rows.size()), write);
    }

    /**
     * Writes all rows or none.
     *
     * @return why none
     */
    Optional<SQLException> together(List<RowWrite> rows, Write write) throws SQLException {
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
            return Optional.of(problem);
        }
        execute("release savepoint " + SAVEPOINT);
        return Optional.empty();
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
