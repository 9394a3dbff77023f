package io.quarkiverse.sync.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.PendingChange;
import io.quarkiverse.sync.RecordState;

/**
 * A store in memory: for tests and for applications that need nothing kept. Thread-safe. The application writes through
 * {@link #begin()} or the methods of one step; what it writes is captured. Other than the database of an application it
 * takes a document as a whole: a declared field that a remote document lacks is removed.
 */
public final class MemoryStore implements OfflineStore {

    private final Map<String, CollectionSchema> schemas = new LinkedHashMap<>();
    private final Set<String> pullOnly;
    private final Clock clock;
    private final MemoryData data = new MemoryData();
    private final MemoryLocks locks;
    private final AtomicLong numbers = new AtomicLong();
    private Lease lease = new Lease("", 0, Instant.MIN);

    /**
     * @param pullOnly collections whose local changes are dropped
     * @param lockTimeout how long a transaction waits for a record that another one holds
     */
    public MemoryStore(List<? extends CollectionSchema> collections, Set<String> pullOnly, Clock clock,
            Duration lockTimeout) {
        collections.forEach(schema -> schemas.put(schema.name(), schema));
        this.pullOnly = Set.copyOf(pullOnly);
        this.clock = clock;
        this.locks = new MemoryLocks(lockTimeout);
    }

    /** By the system's clock; none is pull-only; transactions wait 2 seconds for a locked record. */
    public static MemoryStore of(CollectionSchema... collections) {
        return new MemoryStore(List.of(collections), Set.of(), Clock.systemUTC(), Duration.ofSeconds(2));
    }

    // ---- the application's side

    /** A transaction of the application; to be closed. */
    public MemoryTransaction begin() {
        return new MemoryTransaction(this);
    }

    /** The committed record. */
    public Optional<Document> get(String collection, String id) {
        return Optional.ofNullable(data.records.get(key(collection, id)));
    }

    /** Hands over the records that match, in key order. */
    public void find(String collection, Predicate<Document> filter, Consumer<Document> each) {
        begin().find(collection, filter, each);
    }

    /** {@link MemoryTransaction#put} in a transaction of its own. */
    public void put(String collection, Document document) {
        try (MemoryTransaction transaction = begin()) {
            transaction.put(collection, document);
            transaction.commit();
        }
    }

    /** {@link MemoryTransaction#delete} in a transaction of its own. */
    public void delete(String collection, String id) {
        try (MemoryTransaction transaction = begin()) {
            transaction.delete(collection, id);
            transaction.commit();
        }
    }

    // ---- what is remembered, for the application to show

    /** What waits to be pushed, captures that are not folded yet left out. */
    public List<Change> changes(String collection) {
        return settlement().changes(collection);
    }

    /** Open, waiting and decided conflicts of all collections. */
    public List<ConflictRecord> conflicts() {
        return Stream.concat(data.undecided.values().stream(), data.decided.values().stream()).toList();
    }

    /** Incoming records that were not applied. */
    public List<SetAside> setAside(String collection) {
        return settlement().setAside(collection, Optional.empty(), Integer.MAX_VALUE);
    }

    // ---- the engine's side

    @Override
    public List<CollectionSchema> collections() {
        return List.copyOf(schemas.values());
    }

    @Override
    public synchronized Optional<Lease> lease(String holder, Duration life) {
        Instant now = clock.instant();
        if (!lease.holder().equals(holder) && lease.expires().isAfter(now)) {
            return Optional.empty();
        }
        lease = new Lease(holder, lease.token() + 1, now.plus(life));
        return Optional.of(lease);
    }

    @Override
    public synchronized boolean renew(Lease held, Duration life) {
        if (held.token() != lease.token()) {
            return false;
        }
        lease = new Lease(lease.holder(), lease.token(), clock.instant().plus(life));
        return true;
    }

    @Override
    public synchronized void release(Lease held) {
        if (held.token() == lease.token()) {
            lease = new Lease("", lease.token() + 1, Instant.MIN);
        }
    }

    @Override
    public <T> T settle(Lease held, Function<Settlement, T> work) {
        MemorySettlement settlement = settlement();
        try {
            T result = work.apply(settlement);
            commit(held, settlement);
            return result;
        } finally {
            locks.release(settlement);
        }
    }

    private synchronized void commit(Lease held, MemorySettlement settlement) {
        if (held.token() != lease.token()) {
            throw new LeaseLostException("the lease of '%s' has been taken over".formatted(held.holder()));
        }
        settlement.commit();
    }

    @Override
    public <T> T read(Function<Settlement, T> work) {
        MemorySettlement settlement = settlement();
        try {
            return work.apply(settlement);
        } finally {
            locks.release(settlement);
        }
    }

    @Override
    public List<RunRecord> runs(int limit) {
        return data.runs.descendingMap().values().stream().limit(limit).toList();
    }

    @Override
    public Pending pending() {
        List<Instant> times = new ArrayList<>();
        data.captures.values().forEach(capture -> capture.before().keySet().stream()
                .filter(key -> !pullOnly.contains(key.collection())).forEach(key -> times.add(capture.at())));
        data.changes.values().forEach(change -> times.add(change.changedAt()));
        long quarantined = data.changes.values().stream().filter(c -> c.state() == Change.State.QUARANTINED).count();
        return new Pending(times.size(), times.stream().min(Instant::compareTo), quarantined);
    }

    @Override
    public List<PendingChange> pendingChanges(int limit) {
        MemorySettlement folded = settlement();
        folded.fold(Integer.MAX_VALUE);
        return schemas.keySet().stream()
                .flatMap(collection -> folded.changes(collection).stream().map(change -> pending(collection, change)))
                .sorted(Comparator.comparing(PendingChange::changedAt).reversed()).limit(limit).toList();
    }

    private static PendingChange pending(String collection, Change change) {
        return new PendingChange(collection, change.id(), change.base(), change.local(), change.changedAt(), change.error());
    }

    @Override
    public List<ConflictRecord> conflicts(int limit) {
        return conflicts().stream().sorted(Comparator.comparing(ConflictRecord::openedAt).reversed()).limit(limit).toList();
    }

    // ---- for the transactions

    private MemorySettlement settlement() {
        return new MemorySettlement(schemas, pullOnly, data, locks, clock, numbers);
    }

    MemoryRecords records(Object owner) {
        return new MemoryRecords(schemas, data, key -> locks.acquire(owner, key));
    }

    MemoryLocks locks() {
        return locks;
    }

    MemoryKey key(String collection, String id) {
        schema(collection);
        return new MemoryKey(collection, id);
    }

    MemoryKey key(String collection, Document document) {
        return new MemoryKey(collection, document.get(schema(collection).idField()).asText());
    }

    private CollectionSchema schema(String collection) {
        CollectionSchema schema = schemas.get(collection);
        if (schema == null) {
            throw new IllegalArgumentException("there is no collection '%s'; there are %s"
                    .formatted(collection, schemas.keySet()));
        }
        return schema;
    }

    synchronized void commit(MemoryRecords records, Map<MemoryKey, RecordState> before) {
        records.commit();
        if (!before.isEmpty()) {
            data.captures.put(numbers.incrementAndGet(), new MemoryCapture(clock.instant(), before));
        }
    }
}
