package io.quarkiverse.sync.store;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A sorted table as one transaction sees it: what is committed, under what the transaction has written. */
final class MemoryView<K extends Comparable<K>, V> {

    private final NavigableMap<K, V> committed;
    private final NavigableMap<K, Optional<V>> written = new TreeMap<>();

    MemoryView(NavigableMap<K, V> committed) {
        this.committed = committed;
    }

    Optional<V> get(K key) {
        Optional<V> own = written.get(key);
        return own != null ? own : Optional.ofNullable(committed.get(key));
    }

    void put(K key, V value) {
        written.put(key, Optional.of(value));
    }

    void remove(K key) {
        written.put(key, Optional.empty());
    }

    /** The rows with greater keys, in order; the transaction may write meanwhile. */
    Stream<Map.Entry<K, V>> after(K key) {
        return Stream.iterate(next(key), entry -> entry != null, entry -> next(entry.getKey()));
    }

    private Map.Entry<K, V> next(K key) {
        K last = key;
        while (true) {
            Map.Entry<K, V> theirs = committed.higherEntry(last);
            Map.Entry<K, Optional<V>> own = written.higherEntry(last);
            if (own == null || theirs != null && theirs.getKey().compareTo(own.getKey()) < 0) {
                return theirs;
            }
            if (own.getValue().isPresent()) {
                return Map.entry(own.getKey(), own.getValue().get());
            }
            last = own.getKey();
        }
    }

    /** Those of one collection with greater ids, in order. */
    static <V> Stream<V> inCollection(MemoryView<MemoryKey, V> view, MemoryKey after) {
        return view.after(after).takeWhile(entry -> entry.getKey().collection().equals(after.collection()))
                .map(Map.Entry::getValue);
    }

    /** In no particular order. */
    Stream<V> values() {
        return Stream.concat(
                committed.entrySet().stream().filter(entry -> !written.containsKey(entry.getKey())).map(Map.Entry::getValue),
                written.values().stream().flatMap(Optional::stream));
    }

    void commit() {
        written.forEach((key, value) -> value.ifPresentOrElse(v -> committed.put(key, v), () -> committed.remove(key)));
    }
}
