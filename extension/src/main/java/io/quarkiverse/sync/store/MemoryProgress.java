package io.quarkiverse.sync.store;

import java.util.Collection;

/** How far collections have come, and what a resync has seen, as one transaction sees and writes it. */
final class MemoryProgress {

    private final MemoryView<MemoryKey, Progress> progress;
    private final MemoryView<MemoryKey, Boolean> seen;

    MemoryProgress(MemoryData data) {
        progress = new MemoryView<>(data.progress);
        seen = new MemoryView<>(data.seen);
    }

    Progress get(String collection, String scopeHash) {
        return progress.get(new MemoryKey(collection, scopeHash)).orElseGet(Progress::none);
    }

    void put(String collection, String scopeHash, Progress reached) {
        progress.put(new MemoryKey(collection, scopeHash), reached);
    }

    void seen(Collection<MemoryKey> keys) {
        keys.forEach(key -> seen.put(key, true));
    }

    boolean unseen(MemoryKey key) {
        return seen.get(key).isEmpty();
    }

    void forgetSeen(String collection) {
        seen.after(MemoryKey.before(collection)).map(entry -> entry.getKey())
                .takeWhile(key -> key.collection().equals(collection)).forEach(seen::remove);
    }

    void commit() {
        progress.commit();
        seen.commit();
    }
}
