package io.quarkiverse.sync.runtime.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.store.SetAside;

/** Table {@code sync_quarantine}, as far as it belongs to one remote. */
final class SetAsideRows {

    private final Jdbc jdbc;
    private final String remote;

    SetAsideRows(Jdbc jdbc, String remote) {
        this.jdbc = jdbc;
        this.remote = remote;
    }

    void replace(String collection, Collection<SetAside> records) {
        delete(collection, records.stream().map(each -> each.record().id()).toList());
        jdbc.batch("""
                insert into sync_quarantine (remote, collection, record_id, document, version, raw_text, reason, message,
                blocked_by, attempts, next_attempt_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", records,
                each -> new Object[] { remote, collection, each.record().id(), StateText.of(each.record().state()),
                        each.record().version(), each.raw(), each.reason(), MessageText.of(each.message()), each.blockedBy(),
                        each.attempts(), Micros.of(each.nextAttemptAt()) });
    }

    List<SetAside> due(String collection, Set<SetAside.Reason> reasons, Instant now, Optional<String> after, int rows) {
        return jdbc.query("""
                select * from sync_quarantine where remote = ? and collection = ? and record_id > ? and reason = any(?)
                and (next_attempt_at is null or next_attempt_at <= ?)
                order by remote, collection, record_id fetch first ? rows only""", SetAsideRows::row,
                remote, collection, after.orElse(""), reasons.stream().map(Enum::name).toList(), now, rows);
    }

    List<SetAside> all(String collection, Optional<String> after, int rows) {
        return jdbc.query("""
                select * from sync_quarantine where remote = ? and collection = ? and record_id > ?
                order by remote, collection, record_id fetch first ? rows only""", SetAsideRows::row,
                remote, collection, after.orElse(""), rows);
    }

    Map<String, SetAside> of(String collection, Collection<String> ids) {
        Map<String, SetAside> found = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.query("""
                    select q.* from unnest(?) u(id)
                    join sync_quarantine q on q.remote = ? and q.collection = ? and q.record_id = u.id""",
                    SetAsideRows::row, ids, remote, collection).forEach(each -> found.put(each.record().id(), each));
        }
        return found;
    }

    /** Looks first, because there is next to nothing, and a page asks for each of its records. */
    void delete(String collection, Collection<String> ids) {
        jdbc.batch("delete from sync_quarantine where remote = ? and collection = ? and record_id = ?",
                of(collection, ids).keySet(),
                id -> new Object[] { remote, collection, id });
    }

    private static SetAside row(ResultSet row) throws SQLException {
        RemoteRecord record = new RemoteRecord(row.getString("record_id"), StateText.state(row.getString("document")),
                Optional.ofNullable(row.getString("version")));
        return new SetAside(record, Optional.ofNullable(row.getString("raw_text")),
                SetAside.Reason.valueOf(row.getString("reason")), row.getString("message"),
                Optional.ofNullable(row.getString("blocked_by")), row.getInt("attempts"),
                Micros.optional(row, "next_attempt_at"));
    }
}
