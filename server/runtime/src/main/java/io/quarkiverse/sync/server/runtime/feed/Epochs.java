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

    /**
     * Looks twice where anybody holds the fence: locks tell of whom to ignore, and go as soon as a number ends, so who ends in
     * between counts the first time.
     *
     * @throws ForeignHistoryException if {@link #prepare} has to run first
     */
    FeedState state(HubConnection connection) throws SQLException {
        FeedState first = look(connection);
        return first.fence() > first.last() ? first : look(connection).notBefore(first);
    }

    private FeedState look(HubConnection connection) throws SQLException {
        try (PreparedStatement select = connection.prepare(clock.stateQuery()); ResultSet row = select.executeQuery()) {
            if (!row.next() || !row.getString(2).equals(row.getString(3))) {
                throw new ForeignHistoryException();
            }
            return new FeedState(row.getString(1), row.getLong(4), row.getLong(5));
        }
    }

    void prepare(Transactions transactions) {
        new FirstRow(transactions, "sync_epoch",
                "insert into sync_epoch (id, epoch, origin) values (1, '-', '" + NOWHERE + "')")
                .write();
        new FirstRow(transactions, "sync_stream", "insert into sync_stream (id, seq) values (1, 0)").write();
        SetBack setBack = new SetBack(clock);
        while (transactions.run(connection -> step(connection, setBack))) {
            // until this database's epoch has begun
        }
    }

    /**
     * As long as the row tells of another database nobody reads the feed, so a crash between two steps leaves nothing that is
     * half done: the next start begins again.
     *
     * @return whether there is more to be done before the epoch can begin
     */
    private boolean step(HubConnection connection, SetBack setBack) throws SQLException {
        try (PreparedStatement lock = connection.prepare("select id from sync_epoch where id = 1 for update");
                PreparedStatement select = connection.prepare(clock.stateQuery())) {
            lock.executeQuery().close();
            try (ResultSet row = select.executeQuery()) {
                row.next();
                String known = row.getString(2);
                String here = row.getString(3);
                if (known.equals(here)) {
                    return false;
                }
                // Also without a known origin: who deletes the row after a restore may have restored into another database.
                if (setBack.step(connection)) {
                    return true;
                }
                begin(connection, known, here);
                return false;
            }
        }
    }

    private static void begin(HubConnection connection, String known, String here) throws SQLException {
        if (!known.equals(NOWHERE)) {
            LOG.warnf("The hub's feed was written in another database (%s, this one is %s): it was restored or failed over. "
                    + "A new epoch begins; edges pull everything again.", known, here);
        }
        byte[] id = new byte[8];
        new SecureRandom().nextBytes(id);
        try (PreparedStatement purged = connection.prepare("delete from sync_purged");
                PreparedStatement update = connection
                        .prepare("update sync_epoch set epoch = ?, origin = ? where id = 1")) {
            purged.executeUpdate();
            update.setString(1, HexFormat.of().formatHex(id));
            update.setString(2, here);
            update.executeUpdate();
        }
    }
}
