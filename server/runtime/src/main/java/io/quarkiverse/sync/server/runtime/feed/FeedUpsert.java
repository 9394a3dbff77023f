package io.quarkiverse.sync.server.runtime.feed;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;

import io.quarkiverse.sync.server.runtime.Json;

/**
 * Writes entries to the feed, each unless a newer one of its record is there: one statement, which takes a column as an array.
 * In key order, so that two nodes do not wait for each other in a circle.
 */
enum FeedUpsert {

    POSTGRESQL("""
            insert into sync_feed as f (collection, record_id, xid, seq, deleted, image, changed_at)
            select ?, s.* from unnest(?::varchar[], ?::bigint[], ?::bigint[], ?::boolean[], ?::text[], ?::timestamptz[]) s
            on conflict (collection, record_id) do update set xid = excluded.xid, seq = excluded.seq,
              deleted = excluded.deleted, image = excluded.image, changed_at = excluded.changed_at
            where (f.xid, f.seq) < (excluded.xid, excluded.seq)"""),
    STANDARD("""
            merge into sync_feed f
            using (select cast(? as varchar) as collection, u.* from unnest(cast(? as varchar array), cast(? as bigint array),
              cast(? as bigint array), cast(? as boolean array), cast(? as varchar array),
              cast(? as timestamp with time zone array)) u(record_id, xid, seq, deleted, image, changed_at)) s
            on f.collection = s.collection and f.record_id = s.record_id
            when matched and (f.xid < s.xid or f.xid = s.xid and f.seq < s.seq) then update set xid = s.xid, seq = s.seq,
              deleted = s.deleted, image = s.image, changed_at = s.changed_at
            when not matched then insert (collection, record_id, xid, seq, deleted, image, changed_at)
              values (s.collection, s.record_id, s.xid, s.seq, s.deleted, s.image, s.changed_at)""");

    private final String sql;

    FeedUpsert(String sql) {
        this.sql = sql;
    }

    static FeedUpsert of(HubConnection connection) throws SQLException {
        return connection.jdbc().getMetaData().getDatabaseProductName().equals("PostgreSQL") ? POSTGRESQL : STANDARD;
    }

    void execute(HubConnection connection, String collection, Collection<FeedEntry> entries) throws SQLException {
        try (PreparedStatement upsert = connection.prepare(sql)) {
            Columns columns = new Columns(connection, upsert, entries);
            upsert.setString(1, collection);
            columns.set(2, "varchar", FeedEntry::id);
            columns.set(3, "bigint", entry -> entry.position().number());
            columns.set(4, "bigint", entry -> entry.position().sequence());
            columns.set(5, "boolean", FeedEntry::deleted);
            columns.set(6, "varchar", entry -> entry.image().map(image -> Json.text(image.toJson())).orElse(null));
            columns.set(7, "varchar", entry -> entry.changedAt().toString());
            upsert.executeUpdate();
        }
    }

    private record Columns(HubConnection connection, PreparedStatement statement, Collection<FeedEntry> entries) {

        void set(int index, String type, Function<FeedEntry, Object> value) throws SQLException {
            statement.setArray(index, connection.jdbc().createArrayOf(type, entries.stream().map(value).toArray()));
        }
    }
}
