package io.quarkiverse.sync.runtime.store;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Table {@code sync_seen}, as far as it belongs to one remote. */
final class SeenRows {

    private final Jdbc jdbc;
    private final String remote;

    SeenRows(Jdbc jdbc, String remote) {
        this.jdbc = jdbc;
        this.remote = remote;
    }

    void add(String collection, Collection<String> ids) {
        Set<String> fresh = new HashSet<>(ids);
        fresh.removeAll(of(collection, ids));
        jdbc.batch("insert into sync_seen (remote, collection, record_id) values (?, ?, ?)", fresh,
                id -> new Object[] { remote, collection, id });
    }

    /** Those of the ids that were seen. */
    List<String> of(String collection, Collection<String> ids) {
        return ids.isEmpty() ? List.of()
                : jdbc.query("""
                        select s.record_id from unnest(?) u(id)
                        join sync_seen s on s.remote = ? and s.collection = ? and s.record_id = u.id""",
                        row -> row.getString(1), ids, remote, collection);
    }

    /** Ids of changes that were not seen. */
    List<String> missingChanges(String collection, KeyOrder order, Optional<String> after, int rows) {
        return missing("sync_change c where", "c.record_id", collection, order, after, rows);
    }

    /** Ids of what is set aside that were not seen. What is malformed may have no id of a record. */
    List<String> missingSetAside(String collection, KeyOrder order, Optional<String> after, int rows) {
        String fits = "(c.reason <> 'MALFORMED' and " + order.fits("c.record_id") + ")";
        return missing("sync_quarantine c where " + fits + " and", "case when " + fits + " then c.record_id else '0' end",
                collection, order, after, rows);
    }

    private List<String> missing(String from, String key, String collection, KeyOrder order, Optional<String> after, int rows) {
        String greater = after.isEmpty() ? "? is not null" : order.by(key) + " > " + order.by("?");
        return jdbc.query("select c.record_id from " + from + " c.remote = ? and c.collection = ? and " + greater + """
                 and not exists (select 1 from sync_seen s
                where s.remote = c.remote and s.collection = c.collection and s.record_id = c.record_id)
                order by\s""" + order.by(key) + " fetch first ? rows only", row -> row.getString(1),
                remote, collection, after.orElse(""), rows);
    }

    void clear(String collection) {
        jdbc.update("delete from sync_seen where remote = ? and collection = ?", remote, collection);
    }
}
