package io.quarkiverse.sync.server.runtime.feed;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.server.runtime.HubError;
import io.quarkiverse.sync.server.runtime.Json;

/** Reads a collection's feed, folded or not. */
public final class FeedReader {

    /**
     * One statement, so one snapshot: between two, the fold could carry entries from the part not read yet to the one that was.
     * The beginning of a pack is what the index finds, its end what decides whether it has anything after the position.
     * Rows of the feed and packs of the log never interleave within a pack, so the order of their beginnings is the order.
     */
    private static final String WINDOW = """
            select f.xid, f.seq, f.changed_at, f.record_id, f.deleted, f.image, null from (
              select xid, seq, changed_at, record_id, deleted, image from sync_feed
              where collection = ? and (xid, seq) > (?, ?) and xid < ? order by xid, seq limit ?) f
            union all
            select l.xid, l.seq, l.changed_at, null, null, null, l.entries from (
              select xid, seq, changed_at, entries from sync_log
              where collection = ? and (xid, seq) > (?, ?) and (xid, last_seq) > (?, ?) and xid < ?
              order by xid, seq limit ?) l
            union all
            select o.xid, o.seq, o.changed_at, null, null, null, null from (
              select xid, seq, changed_at from sync_feed
              where collection = ? and xid >= ? order by xid, seq limit 1) o
            order by 1, 2""";

    /** By the collection, too: else H2 does not read the index backwards. */
    private static final String LAST = """
            select max(xid) from (
              select xid from (select xid from sync_feed where collection = ? and xid < ?
                order by collection desc, xid desc, seq desc limit 1) f
              union all
              select xid from (select xid from sync_log where collection = ? and xid < ?
                order by collection desc, xid desc, seq desc limit 1) l
              union all
              select xid from sync_purged where collection = ?) x""";

    // A join, because H2 compares every row that it has found by index with all values of a list once more.
    private static final String FOLDED = """
            select f.xid, f.seq, f.changed_at, f.record_id, f.deleted, f.image, null from unnest(?) u(id)
            join sync_feed f on f.collection = ? and f.record_id = u.id""";

    private final HubConnection connection;
    private final String collection;

    public FeedReader(HubConnection connection, String collection) {
        this.connection = connection;
        this.collection = collection;
    }

    /**
     * @param entries in order; fewer than asked for if there are no more
     * @param overtaken a fold has seen a later fence since: entries may be missing because it carried them beyond this one
     */
    public record Window(List<FeedEntry> entries, boolean overtaken) {
    }

    /** The next entries above a position and below the fence. */
    public Window window(Position after, long fence, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepare(WINDOW)) {
            int next = bind(select, 1, after);
            next = bindEnd(select, next, fence, limit);
            next = bind(select, next, new Position(after.number(), after.sequence() - Pack.SIZE));
            select.setLong(next, after.number());
            select.setLong(next + 1, after.sequence());
            next = bindEnd(select, next + 2, fence, limit);
            select.setString(next, collection);
            select.setLong(next + 1, fence);
            select.setFetchSize(100);
            List<FeedEntry> entries = new ArrayList<>();
            boolean overtaken = false;
            try (ResultSet row = select.executeQuery()) {
                while (entries.size() < limit && row.next()) {
                    overtaken = row.getLong(1) >= fence;
                    for (FeedEntry entry : entries(row)) {
                        if (entry.position().compareTo(after) > 0 && entries.size() < limit) {
                            entries.add(entry);
                        }
                    }
                }
            }
            return new Window(entries, overtaken);
        }
    }

    /**
     * Where a first pull goes on after the keys: behind the last number below the fence that left anything. Numbers that left
     * nothing are not kept: PostgreSQL gives them again after a crash, and what is then written is owed.
     */
    public Position end(long fence) throws SQLException {
        try (PreparedStatement select = connection.prepare(LAST)) {
            select.setString(1, collection);
            select.setLong(2, fence);
            select.setString(3, collection);
            select.setLong(4, fence);
            select.setString(5, collection);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return Position.before(row.getLong(1) + 1);
            }
        }
    }

    private int bind(PreparedStatement select, int from, Position after) throws SQLException {
        select.setString(from, collection);
        select.setLong(from + 1, after.number());
        select.setLong(from + 2, after.sequence());
        return from + 3;
    }

    private static int bindEnd(PreparedStatement select, int from, long fence, int limit) throws SQLException {
        select.setLong(from, fence);
        select.setInt(from + 1, limit);
        return from + 2;
    }

    private static List<FeedEntry> entries(ResultSet row) throws SQLException {
        Position position = new Position(row.getLong(1), row.getLong(2));
        Instant changedAt = row.getObject(3, OffsetDateTime.class).toInstant();
        String pack = row.getString(7);
        if (pack == null && row.getString(4) == null) {
            return List.of();
        }
        return pack != null ? new Pack(position, changedAt, pack).unpack()
                : List.of(new FeedEntry(position, row.getString(4), row.getBoolean(5), image(row.getString(6)), changedAt));
    }

    private static Optional<Document> image(String text) {
        return text == null ? Optional.empty() : Optional.of(Document.owning((ObjectNode) Json.read(text)));
    }

    /**
     * The newest deletions of records that have no row, above the fence too; an entry that the fold has kept tells of one,
     * whatever it was: the deletion was given up for it where it had the smaller position. Log first, then feed: what the fold
     * carries over in between is seen twice, never not at all.
     */
    public Map<String, FeedEntry> tombstones(Collection<String> ids) throws SQLException {
        Map<String, FeedEntry> tombstones = new HashMap<>();
        if (ids.isEmpty()) {
            return tombstones;
        }
        try (PreparedStatement select = connection.prepare(
                "select xid, seq, changed_at, entries from sync_log where collection = ? and deletions > 0")) {
            select.setString(1, collection);
            select.setFetchSize(100);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    for (FeedEntry entry : new Pack(new Position(row.getLong(1), row.getLong(2)),
                            row.getObject(3, OffsetDateTime.class).toInstant(), row.getString(4)).unpack()) {
                        if (entry.deleted() && ids.contains(entry.id())) {
                            keepNewer(tombstones, entry);
                        }
                    }
                }
            }
        }
        folded(ids, tombstones);
        return tombstones;
    }

    private void folded(Collection<String> ids, Map<String, FeedEntry> tombstones) throws SQLException {
        try (PreparedStatement select = connection.prepare(FOLDED)) {
            select.setArray(1, connection.jdbc().createArrayOf("varchar", ids.toArray()));
            select.setString(2, collection);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    keepNewer(tombstones, entries(row).get(0));
                }
            }
        }
    }

    private static void keepNewer(Map<String, FeedEntry> tombstones, FeedEntry entry) {
        tombstones.merge(entry.id(), entry, (a, b) -> a.position().compareTo(b.position()) < 0 ? b : a);
    }

    /**
     * To be asked after the entries were read: a purge that came in between took deletions that are missing from them.
     *
     * @throws HubError 410 if deletions above the position were purged
     */
    public void checkPurged(Position from) throws SQLException {
        try (PreparedStatement select = connection.prepare("select xid, seq from sync_purged where collection = ?")) {
            select.setString(1, collection);
            try (ResultSet row = select.executeQuery()) {
                if (row.next() && from.compareTo(new Position(row.getLong(1), row.getLong(2))) < 0) {
                    throw HubError.gone("TOMBSTONES_PURGED", "The checkpoint is older than the deletions that this hub still"
                            + " knows. Pull everything again and remove what does not come.");
                }
            }
        }
    }
}
