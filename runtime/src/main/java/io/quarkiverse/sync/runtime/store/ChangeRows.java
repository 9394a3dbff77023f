package io.quarkiverse.sync.runtime.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.ConflictRecord;
import io.quarkiverse.sync.store.Settlement.Due;

/** Table {@code sync_change}, as far as it belongs to one remote. */
final class ChangeRows {

    // A join, because neither database looks up `record_id = any(?)` behind the other key columns by index.
    private static final String SELECT = """
            select c.* from unnest(?) u(id)
            join sync_change c on c.remote = ? and c.collection = ? and c.record_id = u.id
            order by c.record_id""";

    private static final String INSERT = """
            insert into sync_change (change_id, revision, base, base_outside, sent, state, kind, changed_at, resting_as_of,
            attempts, next_attempt_at, error, remote, collection, record_id)
            """;

    private static final String INSERTED = INSERT + "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String UPDATED = """
            update sync_change set change_id = ?, revision = ?, base = ?, base_outside = ?, sent = ?, state = ?, kind = ?,
            changed_at = ?, resting_as_of = ?, attempts = ?, next_attempt_at = ?, error = ?
            where remote = ? and collection = ? and record_id = ?""";

    private static final String DELETED = "delete from sync_change where remote = ? and collection = ? and record_id = ?";

    private static final String ROWS = """
            unnest(?, ?::bigint[], ?, ?, ?, ?, ?, ?::bigint[], ?::bigint[], ?::integer[], ?::bigint[], ?, ?, ?, ?)
            u(change_id, revision, base, base_outside, sent, state, kind, changed_at, resting_as_of, attempts,
            next_attempt_at, error, remote, collection, record_id)""";

    private static final String INSERTED_TOGETHER = INSERT + "select u.* from " + ROWS;

    private static final String UPDATED_TOGETHER = """
            update sync_change c set change_id = u.change_id, revision = u.revision, base = u.base,
            base_outside = u.base_outside, sent = u.sent, state = u.state, kind = u.kind, changed_at = u.changed_at,
            resting_as_of = u.resting_as_of, attempts = u.attempts, next_attempt_at = u.next_attempt_at, error = u.error
            from %s where c.remote = u.remote and c.collection = u.collection and c.record_id = u.record_id"""
            .formatted(ROWS);

    private static final String DELETED_TOGETHER = """
            delete from sync_change c using unnest(?, ?, ?) u(remote, collection, record_id)
            where c.remote = u.remote and c.collection = u.collection and c.record_id = u.record_id""";

    private final Jdbc jdbc;
    private final String remote;

    ChangeRows(Jdbc jdbc, String remote) {
        this.jdbc = jdbc;
        this.remote = remote;
    }

    Map<String, ChangeRow> read(String collection, Collection<String> ids) {
        return select(SELECT, collection, ids);
    }

    Map<String, ChangeRow> lock(String collection, Collection<String> ids) {
        return select(SELECT + " for update", collection, ids);
    }

    private Map<String, ChangeRow> select(String sql, String collection, Collection<String> ids) {
        Map<String, ChangeRow> found = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            jdbc.query(sql, ChangeRows::row, ids, remote, collection).forEach(row -> found.put(row.change().id(), row));
        }
        return found;
    }

    /** Ids in the text order of the database; they are no more than a hint, so nothing is locked. */
    List<String> due(String collection, Due kind, Instant now, Optional<String> after, int rows) {
        return jdbc.query("""
                select record_id from sync_change
                where remote = ? and collection = ? and state = ? and kind = ? and record_id > ?
                and (next_attempt_at is null or next_attempt_at <= ?)
                order by state, remote, collection, kind, record_id fetch first ? rows only""", row -> row.getString(1),
                remote, collection, Change.State.PENDING, kind, after.orElse(""), now, rows);
    }

    /** Each by the beginning of an index, however much there is. */
    Set<String> unfinished(Collection<String> collections) {
        return Set.copyOf(jdbc.query("""
                select u.name from unnest(?) u(name) where
                exists (select 1 from sync_change c where c.remote = ? and c.collection = u.name)
                or exists (select 1 from sync_quarantine q where q.remote = ? and q.collection = u.name)
                or exists (select 1 from sync_conflict s where s.remote = ? and s.collection = u.name and s.state in (?, ?))""",
                row -> row.getString(1), collections, remote, remote, remote, ConflictRecord.State.OPEN,
                ConflictRecord.State.WAITING));
    }

    List<String> inState(String collection, Change.State state, Optional<String> after, int rows) {
        return jdbc.query("""
                select record_id from sync_change
                where remote = ? and collection = ? and state = ? and record_id > ?
                order by record_id fetch first ? rows only""", row -> row.getString(1),
                remote, collection, state, after.orElse(""), rows);
    }

    int handBack() {
        return jdbc.update("update sync_change set state = ? where remote = ? and state = ?", Change.State.PENDING, remote,
                Change.State.CLAIMED);
    }

    void insert(String collection, Collection<ChangeRow> rows) {
        jdbc.batch(INSERTED, INSERTED_TOGETHER, rows, row -> values(collection, row));
    }

    void update(String collection, Collection<ChangeRow> rows) {
        jdbc.batch(UPDATED, UPDATED_TOGETHER, rows, row -> values(collection, row));
    }

    void delete(String collection, Collection<String> ids) {
        jdbc.batch(DELETED, DELETED_TOGETHER, ids, id -> new Object[] { remote, collection, id });
    }

    private Object[] values(String collection, ChangeRow row) {
        Change change = row.change();
        String base = StateText.of(change.base());
        return new Object[] { change.changeId(), change.revision(), LongText.inRow(base), LongText.outside(base),
                String.join(" ", change.sent()), change.state(), row.kind(), change.changedAt(), change.restingAsOf(),
                change.attempts(), Micros.of(change.nextAttemptAt()), change.error().map(MessageText::of), remote, collection,
                change.id() };
    }

    private static ChangeRow row(ResultSet row) throws SQLException {
        String sent = row.getString("sent");
        long asOf = row.getLong("resting_as_of");
        OptionalLong restingAsOf = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(asOf);
        Change change = new Change(row.getString("record_id"), UUID.fromString(row.getString("change_id")),
                row.getLong("revision"), StateText.state(LongText.read(row, "base")), new RecordState.Unknown(),
                Optional.empty(), sent.isEmpty() ? List.of() : List.of(sent.split(" ")),
                Change.State.valueOf(row.getString("state")), Micros.time(row, "changed_at"), restingAsOf,
                row.getInt("attempts"), Micros.optional(row, "next_attempt_at"),
                Optional.ofNullable(row.getString("error")));
        return new ChangeRow(change, Due.valueOf(row.getString("kind")));
    }
}
