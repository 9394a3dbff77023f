package io.quarkiverse.sync.deployment.test.store;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.store.MemoryCollection;
import io.quarkiverse.sync.store.MemoryStore;
import io.quarkiverse.sync.store.MemoryTransaction;
import io.quarkiverse.sync.store.OfflineStore;

class MemoryStoreTest extends OfflineStoreContract {

    private MemoryStore memory;

    @Override
    protected OfflineStore open() {
        memory = new MemoryStore(List.of(MemoryCollection.of(ITEMS, "id", Set.of("id", "name", "quantity")),
                MemoryCollection.of(TICKETS, "id", Set.of("id", "name"))), Set.of(TICKETS), Clock.systemUTC(),
                Duration.ofSeconds(1));
        return memory;
    }

    @Override
    protected void local(Consumer<LocalTransaction> work) {
        try (MemoryTransaction transaction = memory.begin()) {
            work.accept(new LocalTransaction() {
                @Override
                public void put(String collection, Document document) {
                    transaction.put(collection, document);
                }

                @Override
                public void delete(String collection, String id) {
                    transaction.delete(collection, id);
                }
            });
            transaction.commit();
        }
    }

    @Override
    protected void bulk(String id, String name) {
        try (MemoryTransaction transaction = memory.begin()) {
            transaction.bulkPut(ITEMS, Records.item(id, name, 1));
            transaction.commit();
        }
    }
}
