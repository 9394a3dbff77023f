package io.quarkiverse.sync.store;

import java.util.Comparator;

/** That a record refers to another one; ordered so that all that refer to one parent stand together. */
record MemoryReference(MemoryKey parent, MemoryKey child, String field) implements Comparable<MemoryReference> {

    private static final Comparator<MemoryReference> ORDER = Comparator.comparing(MemoryReference::parent)
            .thenComparing(MemoryReference::child).thenComparing(MemoryReference::field);

    /** Stands before all references to the parent. */
    static MemoryReference before(MemoryKey parent) {
        return new MemoryReference(parent, MemoryKey.before(""), "");
    }

    @Override
    public int compareTo(MemoryReference other) {
        return ORDER.compare(this, other);
    }
}
