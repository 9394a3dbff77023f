package io.quarkiverse.sync.server.runtime.feed;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Moves packs from the log to the feed. Loses and reorders nothing: a cursor still owes exactly the records whose greatest
 * position is above it, and the greatest position of each record is what the fold keeps, in one transaction. Only packs below
 * the fence: collapsing into a position above it would hide a record from readers.
 */
final class Fold {

    /** A step locks what other nodes could fold. */
    private static final int PACKS = 10;

    private final FeedClock clock;
    private final HubConnection connection;
    private final long fence;

    Fold(FeedClock clock, HubConnection connection, long fence) {
        this.clock = clock;
        this.connection = connection;
        this.fence = fence;
    }

    /** @return whether there may be more; false also if another node is at what is left */
    boolean step() throws SQLException {
        Optional<String> collection = unfolded();
        return collection.isPresent() && step(collection.get());
    }

    private Optional<String> unfolded() throws SQLException {
        try (PreparedStatement select = connection.prepare("select min(collection) from sync_log where xid < ?")) {
            select.setLong(1, fence);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        }
    }

    private boolean step(String collection) throws SQLException {
        clock.folds(connection);
        List<Pack> packs = take(collection);
        TreeMap<String, FeedEntry> newest = new TreeMap<>();
        for (Pack pack : packs) {
            for (FeedEntry entry : pack.unpack()) {
                newest.put(entry.id(), entry);
            }
        }
        if (!packs.isEmpty()) {
            FeedUpsert.of(connection).execute(connection, collection, newest.values());
            delete(collection, packs);
        }
        return !packs.isEmpty();
    }

    /** What another node folds at this moment is skipped: it folds it. */
    private List<Pack> take(String collection) throws SQLException {
        try (PreparedStatement select = connection.prepare("select xid, seq, changed_at, entries from sync_log"
                + " where collection = ? and xid < ? order by xid, seq limit " + PACKS + " for update skip locked")) {
            select.setString(1, collection);
            select.setLong(2, fence);
            List<Pack> packs = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    packs.add(new Pack(new Position(row.getLong(1), row.getLong(2)),
                            row.getObject(3, OffsetDateTime.class).toInstant(), row.getString(4)));
                }
            }
            return packs;
        }
    }

    private void delete(String collection, List<Pack> packs) throws SQLException {
        try (PreparedStatement delete = connection
                .prepare("delete from sync_log where collection = ? and xid = ? and seq = ?")) {
            for (Pack pack : packs) {
                delete.setString(1, collection);
                delete.setLong(2, pack.first().number());
                delete.setLong(3, pack.first().sequence());
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }
}
