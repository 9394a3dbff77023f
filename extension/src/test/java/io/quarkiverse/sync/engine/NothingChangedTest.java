package io.quarkiverse.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

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

/** What a run costs that finds nothing to do, as most runs do. */
class NothingChangedTest {

    @Test
    void tenCollectionsCostAsManyTransactionsAsOne() {
        assertThat(transactions(10)).isEqualTo(transactions(1));
    }

    private int transactions(int collections) {
        List<MemoryCollection> schemas = IntStream.range(0, collections)
                .mapToObj(i -> MemoryCollection.of("things" + i, "id", Set.of("id", "name"))).toList();
        MemoryStore store = new MemoryStore(schemas, Set.of(), Clock.systemUTC(), Duration.ofMillis(50));
        WatchedStore watched = new WatchedStore(store);
        SyncOptions options = SyncOptions.builder().build();
        try (SynchronizationEngine engine = SynchronizationEngine.create("hub", watched.store, new TestHub(), options)) {
            engine.sync();
            watched.transactions = 0;
            engine.sync();
        }
        return watched.transactions;
    }
}
