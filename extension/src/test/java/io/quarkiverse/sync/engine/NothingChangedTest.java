package io.quarkiverse.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.quarkiverse.sync.SyncOptions;
import io.quarkiverse.sync.SynchronizationEngine;
import io.quarkiverse.sync.store.MemoryCollection;
import io.quarkiverse.sync.store.MemoryStore;
import io.quarkiverse.sync.store.OfflineStore;

/** What a run costs that finds nothing to do, as most runs do. */
class NothingChangedTest {

    private int transactions;

    @Test
    void tenCollectionsCostAsManyTransactionsAsOne() {
        assertThat(transactions(10)).isEqualTo(transactions(1));
    }

    private int transactions(int collections) {
        List<MemoryCollection> schemas = IntStream.range(0, collections)
                .mapToObj(i -> MemoryCollection.of("things" + i, "id", Set.of("id", "name"))).toList();
        MemoryStore store = new MemoryStore(schemas, Set.of(), Clock.systemUTC(), Duration.ofMillis(50));
        SyncOptions options = SyncOptions.builder().build();
        try (SynchronizationEngine engine = SynchronizationEngine.create("hub", counted(store), new TestHub(), options)) {
            engine.sync();
            transactions = 0;
            engine.sync();
        }
        return transactions;
    }

    private OfflineStore counted(OfflineStore store) {
        return (OfflineStore) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { OfflineStore.class },
                (proxy, method, arguments) -> {
                    if (method.getName().equals("settle") || method.getName().equals("read")) {
                        transactions++;
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
