package io.quarkiverse.sync.runtime.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.quarkiverse.sync.adapter.RemoteRecord;

/** Table {@code sync_shadow}, as far as it belongs to one remote. */
final class ShadowRows {

    private final Jdbc jdbc;
    private final String remote;

    ShadowRows(Jdbc jdbc, String remote) {
        this.jdbc = jdbc;
        this.remote = remote;
    }

    Map<String, RemoteRecord> read(String collection, Collection<String> ids) {
        Map<String, RemoteRecord> found = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.query("""
                    select s.* from unnest(?) u(id)
                    join sync_shadow s on s.remote = ? and s.collection = ? and s.record_id = u.id""", ShadowRows::row,
                    ids, remote, collection).forEach(record -> found.put(record.id(), record));
        }
        return found;
    }

    void insert(String collection, Collection<RemoteRecord> records) {
        jdbc.batch("""
                insert into sync_shadow (remote, collection, record_id, document, document_outside, version)
                values (?, ?, ?, ?, ?, ?)""", records, record -> values(collection, record));
    }

    private Object[] values(String collection, RemoteRecord record) {
        String document = StateText.of(record.state());
        return new Object[] { remote, collection, record.id(), LongText.inRow(document), LongText.outside(document),
                record.version() };
    }

    void delete(String collection, Collection<String> ids) {
        jdbc.batch("delete from sync_shadow where remote = ? and collection = ? and record_id = ?", ids,
                id -> new Object[] { remote, collection, id });
    }

    private static RemoteRecord row(ResultSet row) throws SQLException {
        return new RemoteRecord(row.getString("record_id"), StateText.state(LongText.read(row, "document")),
                Optional.ofNullable(row.getString("version")));
    }
}
