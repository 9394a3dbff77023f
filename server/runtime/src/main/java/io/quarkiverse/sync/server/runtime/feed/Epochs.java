package io.quarkiverse.sync.server.runtime.feed;

import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;

import org.jboss.logging.Logger;

/**
 * The identity of a feed's history, begun at the first start and begun anew in a copy of the database that can be told from the
 * original, or where the row was deleted because it cannot.
 */
final class Epochs {

    private static final Logger LOG = Logger.getLogger(Epochs.class);

    /** Stands for an origin that is not known yet; no database gives it. */
    private static final String NOWHERE = "-";

    private final FeedClock clock;

    Epochs(FeedClock clock) {
        this.clock = clock;
    }

    static final class ForeignHistoryException extends RuntimeException {
    }

    /** @throws ForeignHistoryException if {@link #prepare} has to run first */
    FeedState state(HubConnection connection) throws SQLException {
        try (PreparedStatement select = connection.prepare(clock.stateQuery()); ResultSet row = select.executeQuery()) {
            if (!row.next() || !row.getString(2).equals(row.getString(3))) {
                throw new ForeignHistoryException();
            }
            return new FeedState(row.getString(1), row.getLong(4), row.getLong(5));
        }
    }

    void prepare(HubConnection connection) throws SQLException {
        insertIfAbsent(connection, "sync_epoch",
                "insert into sync_epoch (id, epoch, origin) values (1, '-', '" + NOWHERE + "')");
        insertIfAbsent(connection, "sync_stream", "insert into sync_stream (id, seq) values (1, 0)");
        try (PreparedStatement lock = connection.prepare("select id from sync_epoch where id = 1 for update");
                PreparedStatement select = connection.prepare(clock.stateQuery())) {
            lock.executeQuery().close();
            try (ResultSet row = select.executeQuery()) {
                row.next();
                String known = row.getString(2);
                String here = row.getString(3);
                if (!known.equals(here)) {
                    begin(connection, known, here);
                }
            }
        }
    }

    private static void begin(HubConnection connection, String known, String here) throws SQLException {
        if (!known.equals(NOWHERE)) {
            LOG.warnf("The hub's feed was written in another database (%s, this one is %s): it was restored or failed over. "
                    + "A new epoch begins; edges pull everything again.", known, here);
        }
        // Also without a known origin: who deletes the row after a restore may have restored into another database.
        setBack(connection);
        byte[] id = new byte[8];
        new SecureRandom().nextBytes(id);
        try (PreparedStatement update = connection
                .prepare("update sync_epoch set epoch = ?, origin = ? where id = 1")) {
            update.setString(1, HexFormat.of().formatHex(id));
            update.setString(2, here);
            update.executeUpdate();
        }
    }

    /**
     * Numbers of another database may lie above this one's fence for years; below every cursor of the new epoch they hurt
     * nobody.
     */
    private static void setBack(HubConnection connection) throws SQLException {
        Fold fold = new Fold(connection, Long.MAX_VALUE);
        while (fold.step()) {
            // until the log is empty
        }
        try (PreparedStatement feed = connection.prepare("update sync_feed set xid = 0");
                PreparedStatement purged = connection.prepare("delete from sync_purged")) {
            feed.executeUpdate();
            purged.executeUpdate();
        }
    }

    private static void insertIfAbsent(HubConnection connection, String table, String insert) throws SQLException {
        try (PreparedStatement select = connection.prepare("select id from " + table + " where id = 1");
                PreparedStatement write = connection.prepare(insert);
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                write.executeUpdate();
            }
        }
    }
}
