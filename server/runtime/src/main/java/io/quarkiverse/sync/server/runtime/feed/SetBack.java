package io.quarkiverse.sync.server.runtime.feed;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Numbers of another database may lie above this one's fence for years; below every cursor of the new epoch they hurt nobody.
 * Goes in steps, each fit for a transaction of its own. To begin again after a crash only repeats what is done.
 */
final class SetBack {

    private static final int ROWS = 5000;

    private final FeedClock clock;
    private boolean folded;
    private String collection = "";
    private String after = "";

    SetBack(FeedClock clock) {
        this.clock = clock;
    }

    /** @return whether there is more */
    boolean step(HubConnection connection) throws SQLException {
        if (!folded) {
            folded = !new Fold(clock, connection, Long.MAX_VALUE).step();
            return true;
        }
        Optional<String> last = lastOfBatch(connection);
        if (last.isPresent()) {
            rewrite(connection, last.get());
            after = last.get();
            return true;
        }
        Optional<String> next = nextCollection(connection);
        collection = next.orElse(collection);
        after = "";
        return next.isPresent();
    }

    private Optional<String> lastOfBatch(HubConnection connection) throws SQLException {
        try (PreparedStatement select = connection.prepare("select max(b.record_id) from (select record_id from sync_feed"
                + " where collection = ? and record_id > ? order by record_id limit " + ROWS + ") b")) {
            select.setString(1, collection);
            select.setString(2, after);
            return text(select);
        }
    }

    private void rewrite(HubConnection connection, String last) throws SQLException {
        try (PreparedStatement update = connection.prepare("update sync_feed set xid = 0"
                + " where collection = ? and record_id > ? and record_id <= ? and xid <> 0")) {
            update.setString(1, collection);
            update.setString(2, after);
            update.setString(3, last);
            update.executeUpdate();
        }
    }

    private Optional<String> nextCollection(HubConnection connection) throws SQLException {
        try (PreparedStatement select = connection.prepare("select min(collection) from sync_feed where collection > ?")) {
            select.setString(1, collection);
            return text(select);
        }
    }

    private static Optional<String> text(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            row.next();
            return Optional.ofNullable(row.getString(1));
        }
    }
}
