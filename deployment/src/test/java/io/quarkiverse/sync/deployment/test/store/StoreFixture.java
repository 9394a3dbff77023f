package io.quarkiverse.sync.deployment.test.store;

import static io.quarkiverse.sync.deployment.test.store.Records.item;
import static io.quarkiverse.sync.deployment.test.store.Records.remote;
import static io.quarkiverse.sync.deployment.test.store.Records.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

import org.junit.jupiter.api.BeforeEach;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.OfflineStore;
import io.quarkiverse.sync.store.OfflineStore.Lease;
import io.quarkiverse.sync.store.Settlement;
import io.quarkiverse.sync.store.Settlement.Due;

/** A store, and how the tests use it. */
public abstract class StoreFixture {

    protected static final String ITEMS = "items";
    protected static final String TICKETS = "tickets";
    protected static final Duration LIFE = Duration.ofMinutes(1);
    protected static final Optional<String> FIRST = Optional.empty();

    protected OfflineStore store;
    protected Lease lease;

    /** An empty store with the collections items and tickets, the latter pull-only. */
    protected abstract OfflineStore open();

    protected abstract void local(Consumer<LocalTransaction> work);

    /** Writes an item as a bulk statement does, of which only the ids are known. */
    protected abstract void bulk(String id, String name);

    @BeforeEach
    void openStore() {
        store = open();
        lease = store.lease("this node", LIFE).orElseThrow();
    }

    protected <T> T settle(Function<Settlement, T> work) {
        return store.settle(lease, work);
    }

    protected void settling(Consumer<Settlement> work) {
        settle(settlement -> {
            work.accept(settlement);
            return null;
        });
    }

    protected void put(Document document) {
        local(transaction -> transaction.put(ITEMS, document));
    }

    protected void delete(String id) {
        local(transaction -> transaction.delete(ITEMS, id));
    }

    protected Change change(String id) {
        return settle(settlement -> settlement.lock(ITEMS, List.of(id)).dirty().get(id));
    }

    protected List<String> ids(Function<Settlement, List<String>> work) {
        return settle(work);
    }

    /** What hub and edge agree on. */
    protected void agree(Document document) {
        settling(settlement -> {
            settlement.lock(ITEMS, List.of(document.get("id").asText()));
            assertThat(settlement.apply(ITEMS, List.of(remote(document)), Set.of())).isEmpty();
        });
    }

    protected void save(Change change) {
        settling(settlement -> {
            settlement.lock(ITEMS, List.of(change.id()));
            settlement.save(ITEMS, List.of(change));
        });
    }

    protected List<String> due(Due kind) {
        return settle(settlement -> settlement.due(ITEMS, kind, FIRST, 100));
    }
}
