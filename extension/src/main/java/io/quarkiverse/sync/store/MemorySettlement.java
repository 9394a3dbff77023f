package io.quarkiverse.sync.store;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.adapter.RemoteRecord;

/** A settling transaction of a {@link MemoryStore}: nothing of it is seen by others before it is committed. */
final class MemorySettlement implements Settlement {

    private final Map<String, CollectionSchema> schemas;
    private final Clock clock;
    private final AtomicLong numbers;
    private final MemoryRecords records;
    private final MemoryChanges changes;
    private final MemoryDirty dirty;
    private final MemoryShadows shadows;
    private final MemoryAside setAside;
    private final MemoryConflicts conflicts;
    private final MemoryProgress progress;
    private final MemoryView<Long, RunRecord> runs;

    MemorySettlement(Map<String, CollectionSchema> schemas, Set<String> pullOnly, MemoryData data, MemoryLocks locks,
            Clock clock, AtomicLong numbers) {
        this.schemas = schemas;
        this.clock = clock;
        this.numbers = numbers;
        records = new MemoryRecords(schemas, data, key -> locks.acquire(this, key));
        changes = new MemoryChanges(pullOnly, data);
        shadows = new MemoryShadows(records, data);
        dirty = new MemoryDirty(locks, this, records, changes, shadows);
        setAside = new MemoryAside(data);
        conflicts = new MemoryConflicts(data);
        progress = new MemoryProgress(data);
        runs = new MemoryView<>(data.runs);
    }

    void commit() {
        records.commit();
        changes.commit();
        shadows.commit();
        setAside.commit();
        conflicts.commit();
        progress.commit();
        runs.commit();
    }

    // ---- changes

    @Override
    public int fold(int packs) {
        return changes.fold(packs);
    }

    @Override
    public int handBack() {
        return dirty.handBack(schemas.keySet());
    }

    @Override
    public List<String> due(String collection, Due kind, Optional<String> after, int rows) {
        return ids(dirty.due(MemoryKey.after(collection, after), kind, clock.instant()), rows);
    }

    @Override
    public Set<String> unfinished(Collection<String> collections) {
        return collections.stream().map(MemoryKey::before)
                .filter(all -> Stream.of(dirty.select(all, change -> true), setAside.all(all), conflicts.undecided(all))
                        .anyMatch(found -> found.findAny().isPresent()))
                .map(MemoryKey::collection).collect(Collectors.toSet());
    }

    @Override
    public List<String> inState(String collection, Change.State state, Optional<String> after, int rows) {
        return ids(dirty.select(MemoryKey.after(collection, after), change -> change.state() == state), rows);
    }

    private static List<String> ids(Stream<Change> found, int rows) {
        return found.map(Change::id).limit(rows).toList();
    }

    List<Change> changes(String collection) {
        return dirty.all(collection);
    }

    @Override
    public Locked lock(String collection, Collection<String> ids) {
        return dirty.lock(collection, ids);
    }

    @Override
    public Map<String, Change> changes(String collection, Collection<String> ids) {
        return dirty.of(MemoryKey.all(collection, ids));
    }

    @Override
    public void save(String collection, Collection<Change> saved) {
        saved.forEach(change -> dirty.save(new MemoryKey(collection, change.id()), change));
    }

    @Override
    public void remove(String collection, Collection<String> ids) {
        MemoryKey.all(collection, ids).forEach(dirty::remove);
    }

    // ---- records

    @Override
    public Map<String, RecordState.Present> read(String collection, Collection<String> ids) {
        Map<String, RecordState.Present> found = new HashMap<>();
        MemoryKey.all(collection, ids).forEach(
                key -> records.get(key).ifPresent(document -> found.put(key.id(), new RecordState.Present(document))));
        return found;
    }

    @Override
    public List<String> keys(String collection, Optional<String> after, int rows) {
        return records.after(MemoryKey.after(collection, after)).map(entry -> entry.getKey().id()).limit(rows)
                .toList();
    }

    @Override
    public long count(String collection) {
        return records.after(MemoryKey.before(collection)).count();
    }

    @Override
    public Map<String, Refusal> apply(String collection, Collection<RemoteRecord> incoming, Set<String> fields) {
        Map<String, Refusal> refused = new LinkedHashMap<>();
        for (RemoteRecord record : incoming) {
            records.apply(dirty.locked(new MemoryKey(collection, record.id())), record, fields)
                    .ifPresent(why -> refused.put(record.id(), why));
        }
        return refused;
    }

    @Override
    public void remember(String collection, Collection<RemoteRecord> remembered) {
        remembered.forEach(record -> shadows.remember(new MemoryKey(collection, record.id()), record));
    }

    @Override
    public Map<String, RemoteRecord> remembered(String collection, Collection<String> ids) {
        return shadows.of(MemoryKey.all(collection, ids));
    }

    // ---- set aside

    @Override
    public void setAside(String collection, Collection<SetAside> added) {
        setAside.put(collection, added);
    }

    @Override
    public List<SetAside> setAside(String collection, Set<SetAside.Reason> reasons, Optional<String> after, int rows) {
        return setAside.due(MemoryKey.after(collection, after), reasons, clock.instant()).limit(rows).toList();
    }

    @Override
    public List<SetAside> setAside(String collection, Optional<String> after, int rows) {
        return setAside.all(MemoryKey.after(collection, after)).limit(rows).toList();
    }

    @Override
    public Map<String, SetAside> setAsideOf(String collection, Collection<String> ids) {
        return setAside.of(MemoryKey.all(collection, ids));
    }

    @Override
    public void discardSetAside(String collection, Collection<String> ids) {
        MemoryKey.all(collection, ids).forEach(setAside::remove);
    }

    // ---- conflicts

    @Override
    public void save(Collection<ConflictRecord> saved) {
        conflicts.save(saved);
    }

    @Override
    public Map<String, ConflictRecord> undecided(String collection, Collection<String> ids) {
        return conflicts.undecided(MemoryKey.all(collection, ids));
    }

    @Override
    public Optional<ConflictRecord> conflict(UUID conflictId) {
        return conflicts.find(conflictId);
    }

    @Override
    public List<ConflictRecord> open(String collection, Optional<String> after, int rows) {
        return conflicts.open(MemoryKey.after(collection, after)).limit(rows).toList();
    }

    @Override
    public void erase(String collection, String id) {
        MemoryKey key = new MemoryKey(collection, id);
        shadows.remove(key);
        setAside.remove(key);
        conflicts.erase(key);
    }

    // ---- progress

    @Override
    public Progress progress(String collection, String scopeHash) {
        return progress.get(collection, scopeHash);
    }

    @Override
    public void progress(String collection, String scopeHash, Progress reached) {
        progress.put(collection, scopeHash, reached);
    }

    @Override
    public void seen(String collection, Collection<String> ids) {
        progress.seen(MemoryKey.all(collection, ids));
    }

    @Override
    public List<String> unseen(String collection, Optional<String> after, int rows) {
        MemoryKey start = MemoryKey.after(collection, after);
        Set<String> found = new TreeSet<>();
        Stream<String> there = records.after(start).map(entry -> entry.getKey().id());
        Stream<String> dirty = changes.after(start).map(Change::id);
        Stream<String> aside = setAside.all(start).filter(each -> each.reason() != SetAside.Reason.MALFORMED)
                .map(each -> each.record().id());
        Stream.of(there, dirty, aside).forEach(ids -> ids.filter(id -> progress.unseen(new MemoryKey(collection, id)))
                .limit(rows).forEach(found::add));
        return found.stream().limit(rows).toList();
    }

    @Override
    public void forgetSeen(String collection) {
        progress.forgetSeen(collection);
    }

    @Override
    public void log(RunRecord run) {
        runs.put(numbers.incrementAndGet(), run);
    }

    @Override
    public boolean forget(Instant before, int rows) {
        List<Long> old = runs.after(0L).takeWhile(entry -> entry.getValue().ended().isBefore(before)).map(Map.Entry::getKey)
                .limit(rows).toList();
        old.forEach(runs::remove);
        boolean moreConflicts = conflicts.forget(before, rows);
        return old.size() == rows || moreConflicts;
    }
}
