package io.quarkiverse.sync.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.adapter.RemoteRecord;

/** What the hub holds where the record does not tell it, as one transaction sees and writes it. */
final class MemoryShadows {

    private final MemoryRecords records;
    private final MemoryView<MemoryKey, RemoteRecord> shadows;

    MemoryShadows(MemoryRecords records, MemoryData data) {
        this.records = records;
        this.shadows = new MemoryView<>(data.shadows);
    }

    Optional<RemoteRecord> get(MemoryKey key) {
        return shadows.get(key);
    }

    Map<String, RemoteRecord> of(Collection<MemoryKey> keys) {
        Map<String, RemoteRecord> found = new HashMap<>();
        keys.forEach(key -> shadows.get(key).ifPresent(record -> found.put(key.id(), record)));
        return found;
    }

    void remember(MemoryKey key, RemoteRecord record) {
        if (record.version().isEmpty() && tells(records.get(key), record.state())) {
            shadows.remove(key);
        } else {
            shadows.put(key, record);
        }
    }

    private static boolean tells(Optional<Document> here, RecordState remote) {
        return remote instanceof RecordState.Present present
                ? here.filter(document -> document.verbatim(present.document())).isPresent()
                : here.isEmpty();
    }

    void remove(MemoryKey key) {
        shadows.remove(key);
    }

    void commit() {
        shadows.commit();
    }
}
