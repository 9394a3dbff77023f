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
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.adapter.RemoteRecord;

/** A settling transaction of a {@link MemoryStore}: nothing of it is seen by others before it is committed. */
final class MemorySettlement implements Settlement {

    private final Map<String, CollectionSchema> schemas;
    private final MemoryLocks locks;
    private final Clock clock;
    private final AtomicLong numbers;
    private final MemoryRecords records;
    private final MemoryChanges changes;
    private final MemoryView<MemoryKey, RemoteRecord> shadows;
    private final MemoryView<MemoryKey, SetAside> setAside;
    private final MemoryView<MemoryKey, ConflictRecord> undecided;
    private final MemoryView<UUID, ConflictRecord> decided;
    private final MemoryView<MemoryKey, Progress> progress;
    private final MemoryView<MemoryKey, Boolean> seen;
    private final MemoryView<Long, RunRecord> runs;

    MemorySettlement(Map<String, CollectionSchema> schemas, Set<String> pullOnly, MemoryData data, MemoryLocks locks,
            Clock clock, AtomicLong numbers) {
        this.schemas = schemas;
        this.locks = locks;
        this.clock = clock;
        this.numbers = numbers;
        records = new MemoryRecords(schemas, data, key -> locks.acquire(this, key));
        changes = new MemoryChanges(pullOnly, data);
        shadows = new MemoryView<>(data.shadows);
        setAside = new MemoryView<>(data.setAside);
        undecided = new MemoryView<>(data.undecided);
        decided = new MemoryView<>(data.decided);
        progress = new MemoryView<>(data.progress);
        seen = new MemoryView<>(data.seen);
        runs = new MemoryView<>(data.runs);
    }

    void commit() {
        records.commit();
        changes.commit();
        Stream.of(shadows, setAside, undecided, decided, progress, seen, runs).forEach(MemoryView::commit);
    }

    // ---- changes

    @Override
    public int fold(int packs) {
        return changes.fold(packs);
    }

    @Override
    public int handBack() {
        int count = 0;
        for (String collection : schemas.keySet()) {
            for (Change change : select(collection, Optional.empty(), Integer.MAX_VALUE,
                    change -> change.state() == Change.State.CLAIMED)) {
                changes.put(new MemoryKey(collection, change.id()), pending(change));
                count++;
            }
        }
        return count;
    }

    private static Change pending(Change change) {
        return new Change(change.id(), change.changeId(), change.revision(), change.base(), change.local(), change.shadow(),
                change.sent(), Change.State.PENDING, change.changedAt(), change.restingAsOf(), change.attempts(),
                change.nextAttemptAt(), change.error());
    }

    @Override
    public List<String> due(String collection, Due kind, Optional<String> after, int rows) {
        Instant now = clock.instant();
        return ids(select(collection, after, rows, change -> change.state() == Change.State.PENDING
                && change.nextAttemptAt().filter(now::isBefore).isEmpty() && kind == kindOf(collection, change)));
    }

    private Due kindOf(String collection, Change change) {
        if (change.base() instanceof RecordState.Unknown) {
            return Due.UNKNOWN_BASE;
        }
        return records.get(new MemoryKey(collection, change.id())).isPresent() ? Due.UPSERTS : Due.DELETES;
    }

    @Override
    public List<String> inState(String collection, Change.State state, Optional<String> after, int rows) {
        return ids(select(collection, after, rows, change -> change.state() == state));
    }

    List<Change> changes(String collection) {
        return select(collection, Optional.empty(), Integer.MAX_VALUE, change -> true).stream()
                .map(change -> whole(new MemoryKey(collection, change.id()), change)).toList();
    }

    private List<Change> select(String collection, Optional<String> after, int rows, Predicate<Change> wanted) {
        return changes.after(new MemoryKey(collection, after.orElse(""))).filter(wanted).limit(rows).toList();
    }

    private static List<String> ids(List<Change> found) {
        return found.stream().map(Change::id).toList();
    }

    @Override
    public Locked lock(String collection, Collection<String> ids) {
        Set<String> busy = new TreeSet<>();
        for (String id : new TreeSet<>(ids)) {
            if (!locks.acquire(this, new MemoryKey(collection, id))) {
                busy.add(id);
            }
        }
        changes.fold(Integer.MAX_VALUE);
        return new Locked(changes(collection, ids.stream().filter(id -> !busy.contains(id)).toList()), busy);
    }

    @Override
    public Map<String, Change> changes(String collection, Collection<String> ids) {
        Map<String, Change> found = new LinkedHashMap<>();
        keys(collection, ids).forEach(
                key -> changes.get(key).ifPresent(change -> found.put(key.id(), whole(key, change))));
        return found;
    }

    private Change whole(MemoryKey key, Change change) {
        RecordState local = records.get(key).map(RecordState::present).orElseGet(RecordState.Deleted::plain);
        return new Change(change.id(), change.changeId(), change.revision(), change.base(), local, shadows.get(key),
                change.sent(), change.state(), change.changedAt(), change.restingAsOf(), change.attempts(),
                change.nextAttemptAt(), change.error());
    }

    @Override
    public void save(String collection, Collection<Change> saved) {
        saved.forEach(change -> changes.put(locked(collection, change.id()), change));
    }

    @Override
    public void remove(String collection, Collection<String> ids) {
        ids.forEach(id -> changes.remove(locked(collection, id)));
    }

    private MemoryKey locked(String collection, String id) {
        MemoryKey key = new MemoryKey(collection, id);
        if (!locks.held(this, key)) {
            throw new IllegalStateException("record %s is written without a lock".formatted(key));
        }
        return key;
    }

    // ---- records

    @Override
    public Map<String, RecordState.Present> read(String collection, Collection<String> ids) {
        Map<String, RecordState.Present> found = new HashMap<>();
        keys(collection, ids).forEach(
                key -> records.get(key).ifPresent(document -> found.put(key.id(), new RecordState.Present(document))));
        return found;
    }

    private static List<MemoryKey> keys(String collection, Collection<String> ids) {
        return ids.stream().map(id -> new MemoryKey(collection, id)).toList();
    }

    @Override
    public List<String> keys(String collection, Optional<String> after, int rows) {
        return records.after(new MemoryKey(collection, after.orElse(""))).map(entry -> entry.getKey().id()).limit(rows)
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
            apply(locked(collection, record.id()), record, fields).ifPresent(why -> refused.put(record.id(), why));
        }
        return refused;
    }

    private Optional<Refusal> apply(MemoryKey key, RemoteRecord record, Set<String> fields) {
        Optional<Document> old = records.get(key);
        if (!(record.state() instanceof RecordState.Present present)) {
            return old.isEmpty() ? Optional.empty() : records.delete(key);
        }
        Document written;
        try {
            Document holdable = schemas.get(key.collection()).holdable(present.document());
            written = old.isEmpty() || fields.isEmpty() ? holdable : merged(old.get(), holdable, fields);
        } catch (CollectionSchema.UnmappableException e) {
            return Optional.of(new Refusal(SetAside.Reason.REFUSED, e.getMessage(), Optional.empty()));
        }
        return old.filter(written::equals).isPresent() ? Optional.empty() : records.put(key, written);
    }

    private static Document merged(Document old, Document incoming, Set<String> fields) {
        return old.patch(old.only(fields), incoming.only(fields));
    }

    @Override
    public void remember(String collection, Collection<RemoteRecord> remembered) {
        for (RemoteRecord record : remembered) {
            MemoryKey key = new MemoryKey(collection, record.id());
            if (record.version().isEmpty() && tells(records.get(key), record.state())) {
                shadows.remove(key);
            } else {
                shadows.put(key, record);
            }
        }
    }

    private static boolean tells(Optional<Document> here, RecordState remote) {
        return remote instanceof RecordState.Present present
                ? here.filter(document -> document.verbatim(present.document())).isPresent()
                : here.isEmpty();
    }

    @Override
    public Map<String, RemoteRecord> remembered(String collection, Collection<String> ids) {
        Map<String, RemoteRecord> found = new HashMap<>();
        keys(collection, ids).forEach(key -> shadows.get(key).ifPresent(record -> found.put(key.id(), record)));
        return found;
    }

    // ---- set aside

    @Override
    public void setAside(String collection, Collection<SetAside> added) {
        added.forEach(each -> setAside.put(new MemoryKey(collection, each.record().id()), each));
    }

    @Override
    public List<SetAside> setAside(String collection, Set<SetAside.Reason> reasons, Optional<String> after, int rows) {
        Instant now = clock.instant();
        return of(collection, after, setAside).filter(each -> reasons.contains(each.reason()))
                .filter(each -> each.nextAttemptAt().filter(now::isBefore).isEmpty()).limit(rows).toList();
    }

    @Override
    public List<SetAside> setAside(String collection, Optional<String> after, int rows) {
        return of(collection, after, setAside).limit(rows).toList();
    }

    private static <V> Stream<V> of(String collection, Optional<String> after, MemoryView<MemoryKey, V> view) {
        return view.after(new MemoryKey(collection, after.orElse("")))
                .takeWhile(entry -> entry.getKey().collection().equals(collection)).map(Map.Entry::getValue);
    }

    @Override
    public Map<String, SetAside> setAsideOf(String collection, Collection<String> ids) {
        return keys(collection, ids).stream().flatMap(key -> setAside.get(key).stream())
                .collect(Collectors.toMap(each -> each.record().id(), each -> each));
    }

    @Override
    public void discardSetAside(String collection, Collection<String> ids) {
        keys(collection, ids).forEach(setAside::remove);
    }

    // ---- conflicts

    @Override
    public void save(Collection<ConflictRecord> conflicts) {
        for (ConflictRecord conflict : conflicts) {
            MemoryKey key = new MemoryKey(conflict.collection(), conflict.id());
            if (conflict.state() != ConflictRecord.State.DECIDED) {
                undecided.put(key, conflict);
            } else {
                undecided.get(key).filter(other -> other.conflictId().equals(conflict.conflictId()))
                        .ifPresent(same -> undecided.remove(key));
                decided.put(conflict.conflictId(), conflict);
            }
        }
    }

    @Override
    public Map<String, ConflictRecord> undecided(String collection, Collection<String> ids) {
        return keys(collection, ids).stream().flatMap(key -> undecided.get(key).stream())
                .collect(Collectors.toMap(ConflictRecord::id, conflict -> conflict));
    }

    @Override
    public Optional<ConflictRecord> conflict(UUID conflictId) {
        return decided.get(conflictId).or(() -> undecided.values()
                .filter(conflict -> conflict.conflictId().equals(conflictId)).findFirst());
    }

    @Override
    public void erase(String collection, String id) {
        MemoryKey key = new MemoryKey(collection, id);
        shadows.remove(key);
        setAside.remove(key);
        undecided.remove(key);
        decided.values().filter(conflict -> key.equals(new MemoryKey(conflict.collection(), conflict.id()))).toList()
                .forEach(conflict -> decided.remove(conflict.conflictId()));
    }

    @Override
    public List<ConflictRecord> open(String collection, Optional<String> after, int rows) {
        return of(collection, after, undecided).filter(conflict -> conflict.state() == ConflictRecord.State.OPEN)
                .limit(rows).toList();
    }

    // ---- progress

    @Override
    public Progress progress(String collection, String scopeHash) {
        return progress.get(new MemoryKey(collection, scopeHash)).orElseGet(Progress::none);
    }

    @Override
    public void progress(String collection, String scopeHash, Progress reached) {
        progress.put(new MemoryKey(collection, scopeHash), reached);
    }

    @Override
    public void seen(String collection, Collection<String> ids) {
        keys(collection, ids).forEach(key -> seen.put(key, true));
    }

    @Override
    public List<String> unseen(String collection, Optional<String> after, int rows) {
        MemoryKey start = new MemoryKey(collection, after.orElse(""));
        Set<String> found = new TreeSet<>();
        Stream<String> there = records.after(start).map(entry -> entry.getKey().id());
        Stream<String> dirty = changes.after(start).map(Change::id);
        Stream<String> aside = of(collection, after, setAside).filter(each -> each.reason() != SetAside.Reason.MALFORMED)
                .map(each -> each.record().id());
        Stream.of(there, dirty, aside).forEach(ids -> ids.filter(id -> seen.get(new MemoryKey(collection, id)).isEmpty())
                .limit(rows).forEach(found::add));
        return found.stream().limit(rows).toList();
    }

    @Override
    public void forgetSeen(String collection) {
        seen.after(MemoryKey.before(collection)).map(Map.Entry::getKey)
                .takeWhile(key -> key.collection().equals(collection)).forEach(seen::remove);
    }

    @Override
    public void log(RunRecord run) {
        runs.put(numbers.incrementAndGet(), run);
    }
}
