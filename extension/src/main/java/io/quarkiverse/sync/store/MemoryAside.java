package io.quarkiverse.sync.store;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Incoming records that were not applied, as one transaction sees and writes them. */
final class MemoryAside {

    private final MemoryView<MemoryKey, SetAside> records;

    MemoryAside(MemoryData data) {
        records = new MemoryView<>(data.setAside);
    }

    void put(String collection, Collection<SetAside> added) {
        added.forEach(each -> records.put(new MemoryKey(collection, each.record().id()), each));
    }

    Stream<SetAside> due(MemoryKey after, Set<SetAside.Reason> reasons, Instant now) {
        return all(after).filter(each -> reasons.contains(each.reason()))
                .filter(each -> each.nextAttemptAt().filter(now::isBefore).isEmpty());
    }

    Stream<SetAside> all(MemoryKey after) {
        return MemoryView.inCollection(records, after);
    }

    Map<String, SetAside> of(Collection<MemoryKey> keys) {
        return keys.stream().flatMap(key -> records.get(key).stream())
                .collect(Collectors.toMap(each -> each.record().id(), each -> each));
    }

    void remove(MemoryKey key) {
        records.remove(key);
    }

    void commit() {
        records.commit();
    }
}
