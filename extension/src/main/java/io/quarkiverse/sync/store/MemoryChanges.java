package io.quarkiverse.sync.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.quarkiverse.sync.RecordState;

/**
 * Captures and the changes that they are folded into, as one transaction sees and writes them. The local state in a change
 * is that of its record, not the one kept here.
 */
final class MemoryChanges {

    private final Set<String> pullOnly;
    private final MemoryView<Long, MemoryCapture> captures;
    private final MemoryView<MemoryKey, Change> changes;

    /** @param pullOnly collections whose captures are dropped by the fold */
    MemoryChanges(Set<String> pullOnly, MemoryData data) {
        this.pullOnly = pullOnly;
        this.captures = new MemoryView<>(data.captures);
        this.changes = new MemoryView<>(data.changes);
    }

    int fold(int packs) {
        List<Map.Entry<Long, MemoryCapture>> next = captures.after(-1L).limit(packs).toList();
        for (Map.Entry<Long, MemoryCapture> capture : next) {
            capture.getValue().before().forEach((key, before) -> fold(key, before, capture.getValue().at()));
            captures.remove(capture.getKey());
        }
        return next.size();
    }

    private void fold(MemoryKey key, RecordState before, Instant at) {
        if (!pullOnly.contains(key.collection())) {
            RecordState local = new RecordState.Unknown();
            changes.put(key, changes.get(key).map(change -> change.edited(local, at))
                    .orElseGet(() -> Change.opened(key.id(), before, local, Optional.empty(), at)));
        }
    }

    Optional<Change> get(MemoryKey key) {
        return changes.get(key);
    }

    void put(MemoryKey key, Change change) {
        changes.put(key, change);
    }

    void remove(MemoryKey key) {
        changes.remove(key);
    }

    Stream<Change> after(MemoryKey key) {
        return changes.after(key).takeWhile(entry -> entry.getKey().collection().equals(key.collection()))
                .map(Map.Entry::getValue);
    }

    void commit() {
        captures.commit();
        changes.commit();
    }
}
