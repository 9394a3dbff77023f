package io.quarkiverse.sync.server.runtime.feed;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Databases without a fence: a counter row, updated last before commit, is lock and number in one. Who has a number commits
 * before anybody gets a greater one, so what is visible is complete.
 */
final class CounterClock implements FeedClock {

    @Override
    public String stateQuery() {
        return """
                select e.epoch, e.origin, 'counter', s.seq + 1, s.seq from sync_epoch e, sync_stream s
                where e.id = 1 and s.id = 1""";
    }

    @Override
    public long number(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (statement.executeUpdate("update sync_stream set seq = seq + 1 where id = 1") == 0) {
                throw new SQLException(
                        "The row of sync_stream is gone. The hub writes it at start: start the application again.");
            }
            try (ResultSet number = statement.executeQuery("select seq from sync_stream where id = 1")) {
                number.next();
                return number.getLong(1);
            }
        }
    }

    @Override
    public boolean lastBeforeCommit() {
        return true;
    }
}
