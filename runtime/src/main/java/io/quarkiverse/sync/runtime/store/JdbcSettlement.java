package io.quarkiverse.sync.runtime.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.entities.runtime.model.EntityCollection;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.ConflictRecord;
import io.quarkiverse.sync.store.Progress;
import io.quarkiverse.sync.store.RunRecord;
import io.quarkiverse.sync.store.SetAside;
import io.quarkiverse.sync.store.Settlement;

/** A settling transaction on the application's database. */
final class JdbcSettlement implements Settlement {

    private final Jdbc jdbc;
    private final Function<String, EntityCollection> collections;
    private final Clock clock;
    private final Duration lockTimeout;
    private final ChangeRows changes;
    private final DirtyRecords records;
    private final ShadowRows shadows;
    private final SetAsideRows setAside;
    private final ConflictRows conflicts;
    private final ProgressRows progress;
    private final SeenRows seen;
    private final RunRows runs;

    JdbcSettlement(Jdbc jdbc, String remote, Function<String, EntityCollection> collections, Destinations destinations,
            Clock clock, Duration lockTimeout) {
        this.jdbc = jdbc;
        this.collections = collections;
        this.clock = clock;
        this.lockTimeout = lockTimeout;
        changes = new ChangeRows(jdbc, remote);
        shadows = new ShadowRows(jdbc, remote);
        records = new DirtyRecords(jdbc, remote, destinations, shadows);
        setAside = new SetAsideRows(jdbc, remote);
        conflicts = new ConflictRows(jdbc, remote);
        progress = new ProgressRows(jdbc, remote);
        seen = new SeenRows(jdbc, remote);
        runs = new RunRows(jdbc, remote);
    }

    // ---- changes

    @Override
    public int fold(int packs) {
        return records.fold(packs);
    }

    @Override
    public int handBack() {
        return changes.handBack();
    }

    @Override
    public List<String> due(String collection, Due kind, Optional<String> after, int rows) {
        return changes.due(collection, kind, clock.instant(), after, rows);
    }

    @Override
    public Set<String> unfinished(Collection<String> among) {
        return changes.unfinished(among);
    }

    @Override
    public List<String> inState(String collection, Change.State state, Optional<String> after, int rows) {
        return changes.inState(collection, state, after, rows);
    }

    @Override
    public Locked lock(String collection, Collection<String> ids) {
        return records.lock(collections.apply(collection), ids, lockTimeout);
    }

    @Override
    public Map<String, Change> changes(String collection, Collection<String> ids) {
        return records.changes(collections.apply(collection), ids);
    }

    @Override
    public void save(String collection, Collection<Change> saved) {
        records.save(collection, saved);
    }

    @Override
    public void remove(String collection, Collection<String> ids) {
        records.remove(collection, ids);
    }

    // ---- records

    @Override
    public Map<String, RecordState.Present> read(String collection, Collection<String> ids) {
        Map<String, RecordState.Present> found = new HashMap<>();
        records.documents(collections.apply(collection), ids)
                .forEach((id, document) -> found.put(id, new RecordState.Present(document)));
        return found;
    }

    @Override
    public List<String> keys(String collection, Optional<String> after, int rows) {
        return collections.apply(collection).table().keys(jdbc.session(), after, rows);
    }

    @Override
    public long count(String collection) {
        return collections.apply(collection).table().count(jdbc.session());
    }

    @Override
    public Map<String, Refusal> apply(String collection, Collection<RemoteRecord> incoming, Set<String> fields) {
        return incoming.isEmpty() ? Map.of() : records.apply(collections.apply(collection), incoming, fields);
    }

    @Override
    public void remember(String collection, Collection<RemoteRecord> remembered) {
        List<String> ids = remembered.stream().map(RemoteRecord::id).toList();
        Map<String, Document> here = records.documents(collections.apply(collection), ids);
        shadows.delete(collection, shadows.read(collection, ids).keySet());
        shadows.insert(collection, remembered.stream()
                .filter(record -> record.version().isPresent() || !tells(here.get(record.id()), record.state())).toList());
    }

    private static boolean tells(Document here, RecordState remote) {
        return remote instanceof RecordState.Present present ? here != null && here.verbatim(present.document())
                : here == null;
    }

    @Override
    public Map<String, RemoteRecord> remembered(String collection, Collection<String> ids) {
        return shadows.read(collection, ids);
    }

    // ---- set aside

    @Override
    public void setAside(String collection, Collection<SetAside> added) {
        setAside.replace(collection, added);
    }

    @Override
    public List<SetAside> setAside(String collection, Set<SetAside.Reason> reasons, Optional<String> after, int rows) {
        return setAside.due(collection, reasons, clock.instant(), after, rows);
    }

    @Override
    public List<SetAside> setAside(String collection, Optional<String> after, int rows) {
        return setAside.all(collection, after, rows);
    }

    @Override
    public Map<String, SetAside> setAsideOf(String collection, Collection<String> ids) {
        return setAside.of(collection, ids);
    }

    @Override
    public void discardSetAside(String collection, Collection<String> ids) {
        setAside.delete(collection, ids);
    }

    // ---- conflicts

    @Override
    public void save(Collection<ConflictRecord> saved) {
        conflicts.replace(saved);
    }

    @Override
    public Map<String, ConflictRecord> undecided(String collection, Collection<String> ids) {
        return conflicts.undecided(collection, ids);
    }

    @Override
    public Optional<ConflictRecord> conflict(UUID conflictId) {
        return conflicts.find(conflictId);
    }

    @Override
    public void erase(String collection, String id) {
        shadows.delete(collection, List.of(id));
        setAside.delete(collection, List.of(id));
        conflicts.delete(collection, id);
    }

    @Override
    public List<ConflictRecord> open(String collection, Optional<String> after, int rows) {
        return conflicts.open(collection, after, rows);
    }

    // ---- progress

    @Override
    public Progress progress(String collection, String scopeHash) {
        return progress.read(collection, scopeHash);
    }

    @Override
    public void progress(String collection, String scopeHash, Progress reached) {
        progress.write(collection, scopeHash, reached);
    }

    @Override
    public void seen(String collection, Collection<String> ids) {
        seen.add(collection, ids);
    }

    @Override
    public List<String> unseen(String collection, Optional<String> after, int rows) {
        return new UnseenRows(jdbc, seen, collections.apply(collection)).ids(after, rows);
    }

    @Override
    public void forgetSeen(String collection) {
        seen.clear(collection);
    }

    @Override
    public void log(RunRecord run) {
        runs.add(run);
    }

    @Override
    public boolean forget(Instant before, int rows) {
        boolean moreRuns = runs.forget(before, rows);
        return conflicts.forget(before, rows) || moreRuns;
    }
}
