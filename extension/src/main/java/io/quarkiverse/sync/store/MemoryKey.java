package io.quarkiverse.sync.store;

import java.util.Comparator;

/** A record's key, ordered by collection, then id. */
record MemoryKey(String collection, String id) implements Comparable<MemoryKey> {

    private static final Comparator<MemoryKey> ORDER = Comparator.comparing(MemoryKey::collection)
            .thenComparing(MemoryKey::id);

    /** Stands before all keys of the collection. */
    static MemoryKey before(String collection) {
        return new MemoryKey(collection, "");
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
