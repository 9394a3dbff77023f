package io.quarkiverse.sync.deployment.test.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.sync.SynchronizationEngine;
import io.quarkiverse.sync.engine.EngineBuilder;
import io.quarkiverse.sync.entities.runtime.model.EntityCollection;
import io.quarkiverse.sync.runtime.rest.RestAdapter;
import io.quarkiverse.sync.runtime.rest.RestSettings;
import io.quarkiverse.sync.runtime.store.JdbcStore;
import io.quarkiverse.sync.store.OfflineStore;
import io.quarkiverse.sync.test.edge.RecordingHub;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** An application whose entity has a column more than the one that wrote the database. */
public abstract class UpgradeContract extends EnrolmentContract {

    private static final String THEIRS = "upgraded";

    @Test
    @Tag("invariant-11")
    void aNewColumnIsFilledWithWhatTheHubHolds() {
        store.release(lease);
        try (RecordingHub hub = new RecordingHub()) {
            for (String id : List.of("clean", "before", "after", "set")) {
                hub.put(THEIRS, ITEMS, Records.item(id, "a", 7).toJson());
            }
            sync(earlier());
            assertThat(quantities()).containsOnly(Map.entry("clean", 0), Map.entry("before", 0), Map.entry("after", 0),
                    Map.entry("set", 0));
            write("before", "b", 0);
            earlierFold();
            write("after", "b", 0);
            write("set", "a", 5);
            hub.forgetRequests();

            sync(store);

            assertThat(quantities()).containsOnly(Map.entry("clean", 7), Map.entry("before", 7), Map.entry("after", 7),
                    Map.entry("set", 7));
            assertThat(pushed(hub)).extracting(document -> document.get("id").asText() + document.get("name").asText()
                    + document.get("quantity").asInt()).containsExactlyInAnyOrder("beforeb7", "afterb7");
            assertThat(store.pending().changes()).isZero();
            assertThat(store.conflicts(10)).as("set to something else here").singleElement()
                    .satisfies(conflict -> assertThat(conflict.id()).isEqualTo("set"));
            hub.forgetRequests();
            sync(store);
            assertThat(pushed(hub)).isEmpty();
        }
    }

    private OfflineStore earlier() {
        List<EntityCollection> items = collections.all().stream().filter(collection -> collection.name().equals(ITEMS))
                .<EntityCollection> map(EarlierItems::new).toList();
        return new JdbcStore(StoreApp.HUB, items, destinations, captures, Clock.systemUTC(), LOCK_TIMEOUT);
    }

    /** What was edited without network is a change already when the application is upgraded. */
    private void earlierFold() {
        OfflineStore earlier = earlier();
        OfflineStore.Lease held = earlier.lease("earlier", Duration.ofSeconds(30)).orElseThrow();
        earlier.settle(held, settlement -> settlement.fold(100));
        earlier.release(held);
    }

    private void write(String id, String name, int quantity) {
        local(transaction -> transaction.put(ITEMS, Records.item(id, name, quantity)));
    }

    private void sync(OfflineStore through) {
        RestSettings settings = new RestSettings(THEIRS, "remote.url", URI.create(RecordingHub.url(THEIRS)), Map.of(),
                Duration.ofSeconds(30), 3, Duration.ofMillis(100),
                new RestSettings.Breaker(20, 1, Duration.ofSeconds(1)), 500, OptionalLong.empty());
        try (SynchronizationEngine engine = EngineBuilder.of(THEIRS, through, new RestAdapter(settings, any -> "id")).build()) {
            // the very first request of an application may take longer than a probe waits
            engine.setNetworkStatus(true);
            assertThat(engine.sync(ITEMS).errors()).isEmpty();
        }
    }

    private Map<String, Integer> quantities() {
        return QuarkusTransaction.requiringNew().call(() -> em.createQuery("from Item", Item.class).getResultList()).stream()
                .collect(Collectors.toMap(item -> item.id, item -> item.quantity));
    }

    private static List<JsonNode> pushed(RecordingHub hub) {
        return hub.requests(THEIRS, ITEMS, "push").stream()
                .flatMap(push -> push.body().findValues("newDocumentState").stream()).toList();
    }
}
