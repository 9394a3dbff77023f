package io.quarkiverse.sync.store;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.store.Settlement.Due;
import io.quarkiverse.sync.store.Settlement.Locked;

/** The records of one settling transaction: which are locked, and which of them are dirty. */
final class MemoryDirty {

    private final MemoryLocks locks;
    private final Object owner;
    private final MemoryRecords records;
    private final MemoryChanges changes;
    private final MemoryShadows shadows;

    /** @param owner of the locks */
    MemoryDirty(MemoryLocks locks, Object owner, MemoryRecords records, MemoryChanges changes, MemoryShadows shadows) {
        this.locks = locks;
        this.owner = owner;
        this.records = records;
        this.changes = changes;
        this.shadows = shadows;
    }

    int handBack(Set<String> collections) {
        int count = 0;
        for (String collection : collections) {
            List<Change> claimed = select(MemoryKey.before(collection), change -> change.state() == Change.State.CLAIMED)
                    .toList();
            claimed.forEach(change -> changes.put(new MemoryKey(collection, change.id()), pending(change)));
            count += claimed.size();
        }
        return count;
    }

    private static Change pending(Change change) {
        return new Change(change.id(), change.changeId(), change.revision(), change.base(), change.local(), change.shadow(),
                change.sent(), Change.State.PENDING, change.changedAt(), change.restingAsOf(), change.attempts(),
                change.nextAttemptAt(), change.error());
    }

    Stream<Change> due(MemoryKey after, Due kind, Instant now) {
        return select(after, change -> change.state() == Change.State.PENDING
                && change.nextAttemptAt().filter(now::isBefore).isEmpty()
                && kind == kindOf(new MemoryKey(after.collection(), change.id()), change));
    }

    private Due kindOf(MemoryKey key, Change change) {
        if (change.base() instanceof RecordState.Unknown) {
            return Due.UNKNOWN_BASE;
        }
        return records.get(key).isPresent() ? Due.UPSERTS : Due.DELETES;
    }

    /** In key order, without local states. */
    Stream<Change> select(MemoryKey after, Predicate<Change> wanted) {
        return changes.after(after).filter(wanted);
    }

    List<Change> all(String collection) {
        return select(MemoryKey.before(collection), change -> true)
                .map(change -> whole(new MemoryKey(collection, change.id()), change)).toList();
    }

    Map<String, Change> of(Collection<MemoryKey> keys) {
        Map<String, Change> found = new LinkedHashMap<>();
        keys.forEach(key -> changes.get(key).ifPresent(change -> found.put(key.id(), whole(key, change))));
        return found;
    }

    private Change whole(MemoryKey key, Change change) {
        RecordState local = records.get(key).map(RecordState::present).orElseGet(RecordState.Deleted::plain);
        return new Change(change.id(), change.changeId(), change.revision(), change.base(), local, shadows.get(key),
                change.sent(), change.state(), change.changedAt(), change.restingAsOf(), change.attempts(),
                change.nextAttemptAt(), change.error());
    }

    Locked lock(String collection, Collection<String> ids) {
        Set<String> busy = new TreeSet<>();
        for (String id : new TreeSet<>(ids)) {
            if (!locks.acquire(owner, new MemoryKey(collection, id))) {
                busy.add(id);
            }
        }
        changes.fold(Integer.MAX_VALUE);
        return new Locked(of(MemoryKey.all(collection, ids.stream().filter(id -> !busy.contains(id)).toList())), busy);
    }

    void save(MemoryKey key, Change change) {
        changes.put(locked(key), change);
    }

    void remove(MemoryKey key) {
        changes.remove(locked(key));
    }

    /** @throws IllegalStateException if the record is not locked */
    MemoryKey locked(MemoryKey key) {
        if (!locks.held(owner, key)) {
            throw new IllegalStateException("record %s is written without a lock".formatted(key));
        }
        return key;
    }
}
