package io.quarkiverse.sync.server.runtime.push;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.quarkiverse.sync.server.runtime.feed.HubConnection;

/** The changes that the hub has taken, known by the id that the edge gave them and by the state that they brought. */
final class AppliedChanges {

    private static final int IDS = 500;

    private final HubConnection connection;
    private final String collection;

    AppliedChanges(HubConnection connection, String collection) {
        this.connection = connection;
        this.collection = collection;
    }

    private record Known(UUID changeId, String recordId, String stateHash) {
    }

    /** Those of the rows that were taken before; a known id with another state is a change of its own. */
    Set<PushRow> known(Collection<PushRow> rows) throws SQLException {
        List<PushRow> named = rows.stream().filter(row -> row.changeId().isPresent()).toList();
        Set<Known> known = new HashSet<>();
        for (int from = 0; from < named.size(); from += IDS) {
            read(named.subList(from, Math.min(from + IDS, named.size())), known);
        }
        Set<PushRow> duplicates = new HashSet<>();
        for (PushRow row : named) {
            if (known.contains(new Known(row.changeId().get(), row.id(), row.stateHash()))) {
                duplicates.add(row);
            }
        }
        return duplicates;
    }

    private void read(List<PushRow> rows, Set<Known> known) throws SQLException {
        try (PreparedStatement select = connection.prepare("select change_id, record_id, state_hash from sync_applied"
                + " where collection = ? and change_id in (?" + ", ?".repeat(rows.size() - 1) + ")")) {
            select.setString(1, collection);
            for (int i = 0; i < rows.size(); i++) {
                select.setObject(i + 2, rows.get(i).changeId().get());
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    known.add(new Known(row.getObject(1, UUID.class), row.getString(2), row.getString(3)));
                }
            }
        }
    }

    void remember(Collection<PushRow> rows) throws SQLException {
        try (PreparedStatement delete = connection.prepare("delete from sync_applied where change_id = ?");
                PreparedStatement insert = connection.prepare("insert into sync_applied"
                        + " (change_id, collection, record_id, state_hash, applied_at) values (?, ?, ?, ?, ?)")) {
            for (PushRow row : rows) {
                if (row.changeId().isPresent()) {
                    insert.setObject(1, row.changeId().get());
                    insert.setString(2, collection);
                    insert.setString(3, row.id());
                    insert.setString(4, row.stateHash());
                    insert.setObject(5, Instant.now().atOffset(ZoneOffset.UTC));
                    insert.addBatch();
                    delete.setObject(1, row.changeId().get());
                    delete.addBatch();
                }
            }
            // An id that comes again with another state replaces what it stood for.
            delete.executeBatch();
            insert.executeBatch();
        } catch (SQLException e) {
            throw Retrying.passing(e);
        }
    }
}
