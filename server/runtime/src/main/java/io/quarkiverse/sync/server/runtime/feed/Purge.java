package io.quarkiverse.sync.server.runtime.feed;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes out what is past its retention, some at a time. */
final class Purge {

    private static final int ROWS = 1000;

    private final HubConnection connection;

    Purge(HubConnection connection) {
        this.connection = connection;
    }

    private record Tombstone(String collection, String id, Position position) {
    }

    /**
     * Takes old deletions out of the feed and remembers up to where, in one transaction, so that a cursor below is refused.
     *
     * @return whether there may be more
     */
    boolean tombstones(Instant before) throws SQLException {
        List<Tombstone> old = new ArrayList<>();
        try (PreparedStatement select = connection.prepare("select collection, record_id, xid, seq from sync_feed"
                + " where deleted and changed_at < ? order by collection, record_id limit " + ROWS
                + " for update skip locked")) {
            select.setObject(1, before.atOffset(ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    old.add(new Tombstone(row.getString(1), row.getString(2), new Position(row.getLong(3), row.getLong(4))));
                }
            }
        }
        delete(old);
        Map<String, Position> horizons = new HashMap<>();
        for (Tombstone tombstone : old) {
            horizons.merge(tombstone.collection(), tombstone.position(), (a, b) -> a.compareTo(b) < 0 ? b : a);
        }
        for (Map.Entry<String, Position> horizon : horizons.entrySet()) {
            raise(horizon.getKey(), horizon.getValue());
        }
        return old.size() == ROWS;
    }

    private void delete(List<Tombstone> tombstones) throws SQLException {
        try (PreparedStatement delete = connection
                .prepare("delete from sync_feed where collection = ? and record_id = ?")) {
            for (Tombstone tombstone : tombstones) {
                delete.setString(1, tombstone.collection());
                delete.setString(2, tombstone.id());
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    private void raise(String collection, Position to) throws SQLException {
        try (PreparedStatement update = connection.prepare("update sync_purged set xid = ?, seq = ?"
                + " where collection = ? and (xid < ? or xid = ? and seq < ?)");
                PreparedStatement insert = connection.prepare("insert into sync_purged (xid, seq, collection)"
                        + " select cast(? as bigint), cast(? as bigint), cast(? as varchar)"
                        + " where not exists (select 1 from sync_purged p where p.collection = ?)")) {
            update.setLong(1, to.number());
            update.setLong(2, to.sequence());
            update.setString(3, collection);
            update.setLong(4, to.number());
            update.setLong(5, to.number());
            update.setLong(6, to.sequence());
            if (update.executeUpdate() == 0) {
                insert.setLong(1, to.number());
                insert.setLong(2, to.sequence());
                insert.setString(3, collection);
                insert.setString(4, collection);
                insert.executeUpdate();
            }
        }
    }

    private record Rejection(String collection, String id, String stateHash) {
    }

    /**
     * Goes by the last time that the row was sent: what a client still sends is nowhere accepted yet.
     *
     * @return whether there may be more
     */
    boolean rejections(Instant before) throws SQLException {
        List<Rejection> old = new ArrayList<>();
        try (PreparedStatement select = connection.prepare("select collection, record_id, state_hash from sync_rejection"
                + " where last_at < ? order by collection, record_id, state_hash limit " + ROWS + " for update skip locked")) {
            select.setObject(1, before.atOffset(ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    old.add(new Rejection(row.getString(1), row.getString(2), row.getString(3)));
                }
            }
        }
        try (PreparedStatement delete = connection
                .prepare("delete from sync_rejection where collection = ? and record_id = ? and state_hash = ?")) {
            for (Rejection rejection : old) {
                delete.setString(1, rejection.collection());
                delete.setString(2, rejection.id());
                delete.setString(3, rejection.stateHash());
                delete.addBatch();
            }
            delete.executeBatch();
        }
        return old.size() == ROWS;
    }

    void applied(Instant before) throws SQLException {
        try (PreparedStatement delete = connection.prepare("delete from sync_applied where applied_at < ?")) {
            delete.setObject(1, before.atOffset(ZoneOffset.UTC));
            delete.executeUpdate();
        }
    }
}
