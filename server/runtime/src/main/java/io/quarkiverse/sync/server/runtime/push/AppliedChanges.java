package io.quarkiverse.sync.server.runtime.push;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import io.quarkiverse.sync.server.runtime.feed.HubConnection;

/** The changes that the hub has taken, known by the id that the edge gave them and by the state that they brought. */
final class AppliedChanges {

    // A join, because H2 compares every row that it has found by index with all values of a list once more.
    private static final String SELECT = """
            select a.change_id, a.collection, a.record_id, a.state_hash from unnest(?) u(id)
            join sync_applied a on a.change_id = u.id""";

    private static final String INSERT = """
            insert into sync_applied (collection, applied_at, change_id, record_id, state_hash)
            select cast(? as varchar), cast(? as timestamp with time zone), u.change_id, u.record_id, u.state_hash
            from unnest(cast(? as uuid array), cast(? as varchar array), cast(? as varchar array))
            u(change_id, record_id, state_hash)""";

    private final HubConnection connection;
    private final String collection;
    private final Map<PushRow, String> hashes = new HashMap<>();
    private final Set<UUID> reused = new HashSet<>();

    AppliedChanges(HubConnection connection, String collection) {
        this.connection = connection;
        this.collection = collection;
    }

    private record Known(String collection, String recordId, String stateHash) {
    }

    /** Those of the rows that were taken before; a known id with another state is a change of its own. */
    Set<PushRow> known(Collection<PushRow> rows) throws SQLException {
        List<PushRow> named = rows.stream().filter(row -> row.changeId().isPresent()).toList();
        Map<UUID, Known> known = named.isEmpty() ? Map.of() : read(named);
        Set<PushRow> duplicates = new HashSet<>();
        for (PushRow row : named) {
            Known before = known.get(row.changeId().get());
            if (new Known(collection, row.id(), hash(row)).equals(before)) {
                duplicates.add(row);
            } else if (before != null) {
                reused.add(row.changeId().get());
            }
        }
        return duplicates;
    }

    private Map<UUID, Known> read(List<PushRow> rows) throws SQLException {
        Map<UUID, Known> known = new HashMap<>();
        try (PreparedStatement select = connection.prepare(SELECT)) {
            set(select, 1, "uuid", rows, row -> row.changeId().get());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    known.put(row.getObject(1, UUID.class), new Known(row.getString(2), row.getString(3), row.getString(4)));
                }
            }
        }
        return known;
    }

    /** An id that came again with another state replaces what it stood for. */
    void remember(Collection<PushRow> rows) throws SQLException {
        List<PushRow> named = rows.stream().filter(row -> row.changeId().isPresent()).toList();
        try {
            delete(named.stream().map(row -> row.changeId().get()).filter(reused::contains).toList());
            if (!named.isEmpty()) {
                insert(named);
            }
        } catch (SQLException e) {
            throw Retrying.passing(e);
        }
    }

    private void delete(List<UUID> changeIds) throws SQLException {
        try (PreparedStatement delete = connection.prepare("delete from sync_applied where change_id = ?")) {
            for (UUID changeId : changeIds) {
                delete.setObject(1, changeId);
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    private void insert(List<PushRow> rows) throws SQLException {
        try (PreparedStatement insert = connection.prepare(INSERT)) {
            insert.setString(1, collection);
            insert.setObject(2, Instant.now().atOffset(ZoneOffset.UTC));
            set(insert, 3, "uuid", rows, row -> row.changeId().get());
            set(insert, 4, "varchar", rows, PushRow::id);
            set(insert, 5, "varchar", rows, this::hash);
            insert.executeUpdate();
        }
    }

    private String hash(PushRow row) {
        return hashes.computeIfAbsent(row, PushRow::stateHash);
    }

    private void set(PreparedStatement statement, int index, String type, List<PushRow> rows, Function<PushRow, Object> value)
            throws SQLException {
        statement.setArray(index, connection.jdbc().createArrayOf(type, rows.stream().map(value).toArray()));
    }
}
