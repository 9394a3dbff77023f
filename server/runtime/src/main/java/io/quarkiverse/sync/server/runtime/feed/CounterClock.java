package io.quarkiverse.sync.server.runtime.feed;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;

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
    public long number(HubConnection connection) throws SQLException {
        try (PreparedStatement next = connection.prepare("update sync_stream set seq = seq + 1 where id = 1");
                PreparedStatement drawn = connection.prepare("select seq from sync_stream where id = 1")) {
            if (next.executeUpdate() == 0) {
                throw new SQLException(
                        "The row of sync_stream is gone. The hub writes it at start: start the application again.");
            }
            try (ResultSet number = drawn.executeQuery()) {
                number.next();
                return number.getLong(1);
            }
        }
    }

    @Override
    public OptionalLong expected(HubConnection connection, FeedState state) {
        return OptionalLong.of(state.last() + 1);
    }

    @Override
    public void folds(HubConnection connection) {
        // draws no number
    }

    @Override
    public boolean lastBeforeCommit() {
        return true;
    }
}
