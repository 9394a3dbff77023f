package io.quarkiverse.sync.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;

/**
 * A transaction of the application: what it writes is captured with it, or rolled back with it. Not thread-safe. Row
 * locks are held to its end. Closing it without {@link #commit()} rolls it back.
 */
public final class MemoryTransaction implements AutoCloseable {

    private final MemoryStore store;
    private final MemoryRecords records;
    private final Map<MemoryKey, RecordState> before = new LinkedHashMap<>();

    MemoryTransaction(MemoryStore store) {
        this.store = store;
        this.records = store.records(this);
    }

    /** As this transaction sees it. */
    public Optional<Document> get(String collection, String id) {
        return records.get(store.key(collection, id));
    }

    /** Hands over the records that match, in key order. */
    public void find(String collection, Predicate<Document> filter, Consumer<Document> each) {
        records.after(store.key(collection, "")).map(Map.Entry::getValue).filter(filter).forEach(each);
    }

    /**
     * Inserts or replaces.
     *
     * @throws IllegalStateException if another transaction holds the record for long, or what it refers to is missing
     */
    public void put(String collection, Document document) {
        MemoryKey key = store.key(collection, document);
        lock(key);
        RecordState old = current(key);
        check(key, records.put(key, document));
        before.putIfAbsent(key, old);
    }

    /**
     * @throws IllegalStateException if another transaction holds the record for long, or others refer to it
     */
    public void delete(String collection, String id) {
        MemoryKey key = store.key(collection, id);
        lock(key);
        if (records.get(key).isPresent()) {
            RecordState old = current(key);
            check(key, records.delete(key));
            before.putIfAbsent(key, old);
        }
    }

    /** As {@link #put}, but captured as a bulk statement is: nobody knows what was there before. */
    public void bulkPut(String collection, Document document) {
        MemoryKey key = store.key(collection, document);
        lock(key);
        RecordState old = new RecordState.Unknown();
        check(key, records.put(key, document));
        before.putIfAbsent(key, old);
    }

    /** As {@link #delete}, but captured as a bulk statement is: nobody knows what was there before. */
    public void bulkDelete(String collection, String id) {
        MemoryKey key = store.key(collection, id);
        lock(key);
        RecordState old = new RecordState.Unknown();
        check(key, records.delete(key));
        before.putIfAbsent(key, old);
    }

    private RecordState current(MemoryKey key) {
        return records.get(key).map(RecordState::present).orElseGet(RecordState.Absent::new);
    }

    private void lock(MemoryKey key) {
        if (!store.locks().acquire(this, key)) {
            throw new IllegalStateException("record %s is locked by another transaction: try again".formatted(key));
        }
    }

    private static void check(MemoryKey key, Optional<Settlement.Refusal> refusal) {
        refusal.ifPresent(why -> {
            throw new IllegalStateException("record %s cannot be written: %s".formatted(key, why.message()));
        });
    }

    /** Makes the writes and their captures visible, both or neither, and ends the transaction. */
    public void commit() {
        store.commit(records, before);
        close();
    }

    @Override
    public void close() {
        store.locks().release(this);
    }
}
