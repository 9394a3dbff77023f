package io.quarkiverse.sync.runtime.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.entities.runtime.model.EntityCollection;
import io.quarkiverse.sync.entities.runtime.table.EntityTable.Applied;
import io.quarkiverse.sync.entities.runtime.table.EntityTable.RowLocks;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.Settlement.Locked;
import io.quarkiverse.sync.store.Settlement.Refusal;

/** The records of one settling transaction: which are locked, and which of them are dirty. */
final class DirtyRecords {

    private final Jdbc jdbc;
    private final String remote;
    private final ChangeRows rows;
    private final ShadowRows shadows;
    private final Fold fold;
    private final Map<String, Set<String>> locked = new HashMap<>();
    private final Map<String, Set<String>> present = new HashMap<>();
    private final Map<String, Set<String>> written = new HashMap<>();
    /** Documents of records whose rows are locked, by collection and id: only {@link #apply} can change them. */
    private final Map<String, Map<String, Document>> known = new HashMap<>();

    DirtyRecords(Jdbc jdbc, String remote, Destinations destinations, ShadowRows shadows) {
        this.jdbc = jdbc;
        this.remote = remote;
        this.rows = new ChangeRows(jdbc, remote);
        this.shadows = shadows;
        this.fold = new Fold(jdbc, destinations, this::disturbed);
    }

    int fold(int packs) {
        return fold.oldest(packs);
    }

    Locked lock(EntityCollection collection, Collection<String> ids, Duration wait) {
        RowLocks rowLocks = collection.table().lock(jdbc.session(), ids, wait);
        fold.all();
        Set<String> mine = new LinkedHashSet<>(ids);
        mine.removeAll(rowLocks.busy());
        Map<String, ChangeRow> dirty = rows.lock(collection.name(), mine);
        locked.computeIfAbsent(collection.name(), name -> new HashSet<>()).addAll(mine);
        present.computeIfAbsent(collection.name(), name -> new HashSet<>()).addAll(rowLocks.present());
        written.computeIfAbsent(collection.name(), name -> new HashSet<>()).addAll(dirty.keySet());
        Map<String, Document> local = read(collection, dirty.keySet());
        Map<String, Document> ofLocked = known.computeIfAbsent(collection.name(), name -> new HashMap<>());
        local.forEach((id, document) -> {
            if (rowLocks.present().contains(id)) {
                ofLocked.put(id, document);
            }
        });
        Map<String, Change> changes = whole(collection, dirty, local);
        rows.update(collection.name(), wronglyKept(changes, dirty));
        return new Locked(changes, rowLocks.busy());
    }

    /** A row that is not there cannot be locked: if the application has inserted it since, what was read is out of date. */
    private void disturbed(String toRemote, String collection, Set<String> ids) {
        if (toRemote.equals(remote) && !Collections.disjoint(ids, locked.getOrDefault(collection, Set.of()))) {
            throw new Retry.DisturbedException("A record of '" + collection + "' was changed after it was locked");
        }
    }

    /** A bulk statement does not tell whether its records are still there. */
    private static List<ChangeRow> wronglyKept(Map<String, Change> changes, Map<String, ChangeRow> kept) {
        List<ChangeRow> wrong = new ArrayList<>();
        changes.forEach((id, change) -> {
            ChangeRow right = ChangeRow.of(change);
            if (right.kind() != kept.get(id).kind()) {
                wrong.add(right);
            }
        });
        return wrong;
    }

    Map<String, Change> changes(EntityCollection collection, Collection<String> ids) {
        Map<String, ChangeRow> dirty = rows.read(collection.name(), ids);
        return whole(collection, dirty, read(collection, dirty.keySet()));
    }

    /** The documents of these records, those that were read under lock as they are remembered. */
    Map<String, Document> documents(EntityCollection collection, Collection<String> ids) {
        Map<String, Document> remembered = known.getOrDefault(collection.name(), Map.of());
        Map<String, Document> documents = new HashMap<>(
                read(collection, ids.stream().filter(id -> !remembered.containsKey(id)).toList()));
        ids.stream().filter(remembered::containsKey).forEach(id -> documents.put(id, remembered.get(id)));
        return documents;
    }

    private Map<String, Document> read(EntityCollection collection, Collection<String> ids) {
        return ids.isEmpty() ? Map.of() : collection.table().read(jdbc.session(), ids);
    }

    private Map<String, Change> whole(EntityCollection collection, Map<String, ChangeRow> dirty,
            Map<String, Document> local) {
        if (dirty.isEmpty()) {
            return Map.of();
        }
        Map<String, RemoteRecord> remembered = shadows.read(collection.name(), dirty.keySet());
        Map<String, Change> changes = new LinkedHashMap<>();
        dirty.forEach((id, row) -> changes.put(id, whole(row.change(), local.get(id), remembered.get(id))));
        return changes;
    }

    private static Change whole(Change change, Document local, RemoteRecord shadow) {
        return new Change(change.id(), change.changeId(), change.revision(), change.base(),
                local == null ? RecordState.Deleted.plain() : RecordState.present(local), Optional.ofNullable(shadow),
                change.sent(), change.state(), change.changedAt(), change.restingAsOf(), change.attempts(),
                change.nextAttemptAt(), change.error());
    }

    Map<String, Refusal> apply(EntityCollection collection, Collection<RemoteRecord> incoming, Set<String> fields) {
        incoming.forEach(record -> {
            checkLocked(collection.name(), record.id());
            known.get(collection.name()).remove(record.id());
        });
        Set<String> here = present.get(collection.name());
        Applied applied = collection.table().apply(jdbc.session(), incoming, fields, here);
        known.get(collection.name()).putAll(applied.documents());
        Map<String, Refusal> refused = applied.refused();
        incoming.stream().filter(record -> !refused.containsKey(record.id()) && !record.state().gone())
                .forEach(record -> here.add(record.id()));
        return refused;
    }

    void save(String collection, Collection<Change> changes) {
        Set<String> there = written.getOrDefault(collection, Set.of());
        List<ChangeRow> old = new ArrayList<>();
        List<ChangeRow> fresh = new ArrayList<>();
        for (Change change : changes) {
            checkLocked(collection, change.id());
            (there.contains(change.id()) ? old : fresh).add(ChangeRow.of(change));
        }
        rows.update(collection, old);
        rows.insert(collection, fresh);
        fresh.forEach(row -> there.add(row.change().id()));
    }

    void remove(String collection, Collection<String> ids) {
        ids.forEach(id -> checkLocked(collection, id));
        rows.delete(collection, ids);
        written.getOrDefault(collection, new HashSet<>()).removeAll(Set.copyOf(ids));
    }

    private void checkLocked(String collection, String id) {
        if (!locked.getOrDefault(collection, Set.of()).contains(id)) {
            throw new IllegalStateException("Record %s/%s is written without a lock".formatted(collection, id));
        }
    }
}
