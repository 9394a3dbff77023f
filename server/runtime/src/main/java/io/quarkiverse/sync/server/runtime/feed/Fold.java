package io.quarkiverse.sync.server.runtime.feed;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import io.quarkiverse.sync.server.runtime.Json;

/**
 * Moves packs from the log to the feed. Loses and reorders nothing: a cursor still owes exactly the records whose greatest
 * position is above it, and the greatest position of each record is what the fold keeps, in one transaction. Only packs below
 * the fence: collapsing into a position above it would hide a record from readers.
 */
final class Fold {

    /** A step holds a transaction number, so it delays the fence itself: short steps. */
    private static final int PACKS = 10;

    private static final String NEWER = "(xid < ? or xid = ? and seq < ?)";

    private final HubConnection connection;
    private final long fence;

    Fold(HubConnection connection, long fence) {
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
        List<Pack> packs = take(collection);
        TreeMap<String, FeedEntry> newest = new TreeMap<>();
        for (Pack pack : packs) {
            for (FeedEntry entry : pack.unpack()) {
                newest.put(entry.id(), entry);
            }
        }
        if (!packs.isEmpty()) {
            insert(collection, update(collection, new ArrayList<>(newest.values())));
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

    /** In key order, so that two nodes do not wait for each other. Returns those that were not there, or are there newer. */
    private List<FeedEntry> update(String collection, List<FeedEntry> entries) throws SQLException {
        try (PreparedStatement update = connection.prepare("update sync_feed set xid = ?, seq = ?, deleted = ?,"
                + " image = ?, changed_at = ? where collection = ? and record_id = ? and " + NEWER)) {
            for (FeedEntry entry : entries) {
                bind(update, collection, entry);
                update.addBatch();
            }
            int[] counts = update.executeBatch();
            List<FeedEntry> rest = new ArrayList<>();
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] == 0) {
                    rest.add(entries.get(i));
                }
            }
            return rest;
        }
    }

    private void insert(String collection, List<FeedEntry> entries) throws SQLException {
        try (PreparedStatement insert = connection.prepare("""
                insert into sync_feed (xid, seq, deleted, image, changed_at, collection, record_id)
                select cast(? as bigint), cast(? as bigint), cast(? as boolean), cast(? as varchar),
                  cast(? as timestamp with time zone), cast(? as varchar), cast(? as varchar)
                where not exists (select 1 from sync_feed f where f.collection = ? and f.record_id = ?)""")) {
            for (FeedEntry entry : entries) {
                int next = bindState(insert, entry);
                insert.setString(next, collection);
                insert.setString(next + 1, entry.id());
                insert.setString(next + 2, collection);
                insert.setString(next + 3, entry.id());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void bind(PreparedStatement update, String collection, FeedEntry entry) throws SQLException {
        int next = bindState(update, entry);
        update.setString(next, collection);
        update.setString(next + 1, entry.id());
        update.setLong(next + 2, entry.position().number());
        update.setLong(next + 3, entry.position().number());
        update.setLong(next + 4, entry.position().sequence());
    }

    private static int bindState(PreparedStatement statement, FeedEntry entry) throws SQLException {
        statement.setLong(1, entry.position().number());
        statement.setLong(2, entry.position().sequence());
        statement.setBoolean(3, entry.deleted());
        if (entry.image().isPresent()) {
            statement.setString(4, Json.text(entry.image().get().toJson()));
        } else {
            statement.setNull(4, Types.VARCHAR);
        }
        statement.setObject(5, entry.changedAt().atOffset(ZoneOffset.UTC));
        return 6;
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
