package io.quarkiverse.sync.entities.runtime.table;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.dialect.PostgreSQLDialect;

/** How long a statement waits inside the database for what other transactions hold. */
public enum LockWait {

    /** Ends with the transaction. */
    POSTGRESQL("select current_setting('lock_timeout')", "set local lock_timeout = '%s'"),

    /** Stays with the connection, which goes back to the application. */
    H2("select lock_timeout()", "set lock_timeout %s"),

    /** As the application has configured it. */
    OTHER("", "");

    private final String ask;
    private final String tell;

    LockWait(String ask, String tell) {
        this.ask = ask;
        this.tell = tell;
    }

    public static LockWait of(Dialect dialect) {
        return dialect instanceof PostgreSQLDialect ? POSTGRESQL : dialect instanceof H2Dialect ? H2 : OTHER;
    }

    /** @return what it was, for {@link #restore} */
    public String limit(Connection connection, Duration longest) throws SQLException {
        if (this == OTHER) {
            return "";
        }
        try (Statement statement = connection.createStatement()) {
            String usual;
            try (ResultSet row = statement.executeQuery(ask)) {
                row.next();
                usual = row.getString(1);
            }
            statement.execute(tell.formatted(longest.toMillis()));
            return usual;
        }
    }

    /** After a failure, which may have left the transaction in no state to be told anything. */
    public void restore(Connection connection, String usual, Exception failure) {
        try {
            restore(connection, usual);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    public void restore(Connection connection, String usual) throws SQLException {
        if (this != OTHER) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(tell.formatted(usual));
            }
        }
    }
}
