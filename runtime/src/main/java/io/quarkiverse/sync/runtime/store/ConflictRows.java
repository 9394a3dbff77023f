package io.quarkiverse.sync.runtime.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.store.ConflictRecord;

/** Table {@code sync_conflict}, as far as it belongs to one remote. */
final class ConflictRows {

    private final Jdbc jdbc;
    private final String remote;

    ConflictRows(Jdbc jdbc, String remote) {
        this.jdbc = jdbc;
        this.remote = remote;
    }

    void replace(Collection<ConflictRecord> conflicts) {
        jdbc.batch("delete from sync_conflict where conflict_id = ?", conflicts,
                conflict -> new Object[] { conflict.conflictId() });
        jdbc.batch("""
                insert into sync_conflict (conflict_id, remote, collection, record_id, state, base, local_state, remote_state,
                remote_version, revision, opened_at, resolver, resolution, outcome, decided_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", conflicts,
                conflict -> new Object[] { conflict.conflictId(), remote, conflict.collection(), conflict.id(),
                        conflict.state(), StateText.of(conflict.base()), StateText.of(conflict.local()),
                        StateText.of(conflict.remote().state()), conflict.remote().version(), conflict.revision(),
                        conflict.openedAt(), conflict.resolver(), conflict.resolution(),
                        conflict.outcome().map(StateText::of), Micros.of(conflict.decidedAt()) });
    }

    Map<String, ConflictRecord> undecided(String collection, Collection<String> ids) {
        Map<String, ConflictRecord> found = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.query("""
                    select c.* from unnest(?) u(id)
                    join sync_conflict c on c.remote = ? and c.collection = ? and c.record_id = u.id
                    where c.state <> ?""", ConflictRows::row, ids, remote, collection, ConflictRecord.State.DECIDED)
                    .forEach(conflict -> found.put(conflict.id(), conflict));
        }
        return found;
    }

    Optional<ConflictRecord> find(UUID conflictId) {
        return jdbc.query("select * from sync_conflict where conflict_id = ? and remote = ?", ConflictRows::row, conflictId,
                remote).stream().findFirst();
    }

    void delete(String collection, String id) {
        jdbc.update("delete from sync_conflict where record_id = ? and collection = ? and remote = ?", id, collection, remote);
    }

    boolean forget(Instant before, int rows) {
        return jdbc.update("""
                delete from sync_conflict where conflict_id in (select conflict_id from sync_conflict
                where remote = ? and decided_at < ? and state = ? order by remote, decided_at fetch first ? rows only)""",
                remote, before, ConflictRecord.State.DECIDED, rows) == rows;
    }

    List<ConflictRecord> open(String collection, Optional<String> after, int rows) {
        return jdbc.query("""
                select * from sync_conflict where remote = ? and collection = ? and state = ? and record_id > ?
                order by remote, collection, state, record_id fetch first ? rows only""", ConflictRows::row,
                remote, collection, ConflictRecord.State.OPEN, after.orElse(""), rows);
    }

    List<ConflictRecord> newest(int limit) {
        return jdbc.query("select * from sync_conflict where remote = ? order by opened_at desc fetch first ? rows only",
                ConflictRows::row, remote, limit);
    }

    private static ConflictRecord row(ResultSet row) throws SQLException {
        String id = row.getString("record_id");
        RemoteRecord master = new RemoteRecord(id, StateText.state(row.getString("remote_state")),
                Optional.ofNullable(row.getString("remote_version")));
        return new ConflictRecord(UUID.fromString(row.getString("conflict_id")), row.getString("collection"), id,
                ConflictRecord.State.valueOf(row.getString("state")), StateText.state(row.getString("base")),
                StateText.state(row.getString("local_state")), master, row.getLong("revision"),
                Micros.time(row, "opened_at"), Optional.ofNullable(row.getString("resolver")),
                Optional.ofNullable(row.getString("resolution")),
                Optional.ofNullable(row.getString("outcome")).map(StateText::state),
                Micros.optional(row, "decided_at"));
    }
}
