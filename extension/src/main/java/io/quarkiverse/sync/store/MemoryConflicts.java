package io.quarkiverse.sync.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Conflicts as one transaction sees and writes them. A record has one that is not decided at the most. */
final class MemoryConflicts {

    private final MemoryView<MemoryKey, ConflictRecord> undecided;
    private final MemoryView<UUID, ConflictRecord> decided;

    MemoryConflicts(MemoryData data) {
        undecided = new MemoryView<>(data.undecided);
        decided = new MemoryView<>(data.decided);
    }

    void save(Collection<ConflictRecord> conflicts) {
        for (ConflictRecord conflict : conflicts) {
            MemoryKey key = key(conflict);
            if (conflict.state() != ConflictRecord.State.DECIDED) {
                undecided.put(key, conflict);
            } else {
                undecided.get(key).filter(other -> other.conflictId().equals(conflict.conflictId()))
                        .ifPresent(same -> undecided.remove(key));
                decided.put(conflict.conflictId(), conflict);
            }
        }
    }

    Map<String, ConflictRecord> undecided(Collection<MemoryKey> keys) {
        return keys.stream().flatMap(key -> undecided.get(key).stream())
                .collect(Collectors.toMap(ConflictRecord::id, conflict -> conflict));
    }

    Optional<ConflictRecord> find(UUID conflictId) {
        return decided.get(conflictId).or(() -> undecided.values()
                .filter(conflict -> conflict.conflictId().equals(conflictId)).findFirst());
    }

    Stream<ConflictRecord> undecided(MemoryKey after) {
        return MemoryView.inCollection(undecided, after);
    }

    Stream<ConflictRecord> open(MemoryKey after) {
        return undecided(after).filter(conflict -> conflict.state() == ConflictRecord.State.OPEN);
    }

    void erase(MemoryKey key) {
        undecided.remove(key);
        List<ConflictRecord> its = decided.values().filter(conflict -> key.equals(key(conflict))).toList();
        its.forEach(conflict -> decided.remove(conflict.conflictId()));
    }

    boolean forget(Instant before, int rows) {
        List<UUID> old = decided.values().filter(conflict -> conflict.decidedAt().filter(before::isAfter).isPresent())
                .map(ConflictRecord::conflictId).limit(rows).toList();
        old.forEach(decided::remove);
        return old.size() == rows;
    }

    private static MemoryKey key(ConflictRecord conflict) {
        return new MemoryKey(conflict.collection(), conflict.id());
    }

    void commit() {
        undecided.commit();
        decided.commit();
    }
}
