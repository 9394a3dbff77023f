package io.quarkiverse.sync.store;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A record's key, ordered by collection, then id. */
record MemoryKey(String collection, String id) implements Comparable<MemoryKey> {

    private static final Comparator<MemoryKey> ORDER = Comparator.comparing(MemoryKey::collection)
            .thenComparing(MemoryKey::id);

    /** Stands before all keys of the collection. */
    static MemoryKey before(String collection) {
        return new MemoryKey(collection, "");
    }

    /** The record, or what stands before all keys of the collection. */
    static MemoryKey after(String collection, Optional<String> id) {
        return new MemoryKey(collection, id.orElse(""));
    }

    static List<MemoryKey> all(String collection, Collection<String> ids) {
        return ids.stream().map(id -> new MemoryKey(collection, id)).toList();
    }

    @Override
    public int compareTo(MemoryKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return collection + "/" + id;
    }
}
