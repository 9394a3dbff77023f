package io.quarkiverse.sync.deployment.test.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.sync.ConfigurationException;
import io.quarkiverse.sync.InitialSync;
import io.quarkiverse.sync.SyncOptions;
import io.quarkiverse.sync.SyncOptions.CollectionOptions;
import io.quarkiverse.sync.SyncResult;
import io.quarkiverse.sync.SynchronizationEngine;
import io.quarkiverse.sync.conflict.ClientWinsResolver;
import io.quarkiverse.sync.engine.EngineBuilder;
import io.quarkiverse.sync.engine.EngineLimits;
import io.quarkiverse.sync.runtime.rest.RestAdapter;
import io.quarkiverse.sync.runtime.rest.RestSettings;
import io.quarkiverse.sync.test.edge.RecordingHub;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** The first sync of tables that were there before, with records on both sides. */
public abstract class EnrolmentContract extends RemotesContract {

    private static final String THEIRS = "hub";

    /** Less than there are rows, so that a range does not end with the table. */
    private static final EngineLimits LIMITS = new EngineLimits(4, 1 << 20, 2, 2, Duration.ofSeconds(30),
            Duration.ofDays(30));

    private RecordingHub hub;
    protected SynchronizationEngine engine;

    protected void dataOnBothSides() {
        store.release(lease);
        hub = new RecordingHub();
        for (String id : List.of("equal1", "equal2", "other1", "other2", "here1", "here2", "here3")) {
            before(id, id.startsWith("equal") ? "same" : "here");
        }
        for (String id : List.of("equal1", "equal2", "other1", "other2", "there1", "there2")) {
            hub.put(THEIRS, ITEMS, Records.item(id, id.startsWith("equal") ? "same" : "there", 1).toJson());
        }
    }

    @AfterEach
    void close() {
        if (hub != null) {
            engine.close();
            hub.close();
        }
    }

    /** A row that no listener has seen. */
    private void before(String id, String name) {
        QuarkusTransaction.requiringNew().run(() -> em
                .createNativeQuery("insert into Item (id, name, quantity, version) values (?1, ?2, 1, 0)")
                .setParameter(1, id).setParameter(2, name).executeUpdate());
    }

    @Test
    void merge() {
        dataOnBothSides();
        SyncResult result = sync(CollectionOptions.NONE.withInitial(InitialSync.MERGE));

        assertThat(here()).containsExactlyInAnyOrderEntriesOf(Map.of("equal1", "same", "equal2", "same", "other1", "there",
                "other2", "there", "here1", "here", "here2", "here", "here3", "here", "there1", "there", "there2", "there"));
        assertThat(pushed()).containsExactlyInAnyOrder("here1", "here2", "here3");
        assertThat(result.conflicts()).isEqualTo(2);
        assertThat(result.errors()).isEmpty();
        assertThat(store.pending().changes()).isZero();
    }

    @Test
    void mergeAsksTheResolver() {
        dataOnBothSides();
        sync(CollectionOptions.NONE.withInitial(InitialSync.MERGE).withResolver(new ClientWinsResolver()));

        assertThat(here()).containsEntry("other1", "here");
        assertThat(there("other1").get("name").asText()).isEqualTo("here");
        assertThat(store.pending().changes()).isZero();
    }

    @Test
    void mergeTakesATombstoneForAState() {
        dataOnBothSides();
        hub.put(THEIRS, ITEMS, Records.item("here1", "here", 1).toJson());
        hub.delete(THEIRS, ITEMS, "here1");

        assertThat(sync(CollectionOptions.NONE.withInitial(InitialSync.MERGE)).conflicts()).isEqualTo(3);

        assertThat(here()).doesNotContainKey("here1");
    }

    @Test
    @Tag("invariant-04")
    void hub() {
        dataOnBothSides();
        local(transaction -> transaction.put(ITEMS, Records.item("here4", "captured", 1)));

        SyncResult result = sync(CollectionOptions.NONE.withInitial(InitialSync.HUB));

        assertThat(here()).containsExactlyInAnyOrderEntriesOf(Map.of("equal1", "same", "equal2", "same", "other1", "there",
                "other2", "there", "there1", "there", "there2", "there"));
        assertThat(pushed()).isEmpty();
        assertThat(result.conflicts()).isZero();
        assertThat(store.pending().changes()).isZero();
        assertThat(otherChange("there1")).as("news for the other remote").isNotNull();
    }

    @Test
    void local() {
        dataOnBothSides();
        SyncResult result = sync(CollectionOptions.NONE.withInitial(InitialSync.LOCAL));

        assertThat(here()).hasSize(9).containsEntry("other1", "here").containsEntry("there1", "there");
        assertThat(there("other2").get("name").asText()).isEqualTo("here");
        assertThat(there("here3").get("name").asText()).isEqualTo("here");
        assertThat(result.conflicts()).isZero();
        assertThat(store.pending().changes()).isZero();
    }

    @Test
    void requireEmpty() {
        dataOnBothSides();
        assertThatThrownBy(() -> sync(CollectionOptions.NONE.withInitial(InitialSync.REQUIRE_EMPTY)))
                .isInstanceOf(ConfigurationException.class).hasMessageContaining("holds 7 records");
        assertThat(hub.requests(THEIRS, ITEMS, "pull")).isEmpty();

        QuarkusTransaction.requiringNew().run(() -> em.createNativeQuery("delete from Item").executeUpdate());
        engine.sync(ITEMS);

        assertThat(here()).hasSize(6);
        assertThat(pushed()).isEmpty();
    }

    protected SyncResult sync(CollectionOptions items) {
        RestSettings settings = new RestSettings(THEIRS, "remote.url", URI.create(RecordingHub.url(THEIRS)), Map.of(),
                Duration.ofSeconds(30), 3, Duration.ofMillis(100),
                new RestSettings.Breaker(20, 1, Duration.ofSeconds(1)), 500, OptionalLong.empty());
        engine = EngineBuilder.of(THEIRS, store, new RestAdapter(settings, collection -> "id")).limits(LIMITS)
                .options(SyncOptions.builder().collection(ITEMS, items).build()).build();
        // the very first request of an application may take longer than a probe waits
        engine.setNetworkStatus(true);
        return engine.sync(ITEMS);
    }

    private Map<String, String> here() {
        List<Item> items = QuarkusTransaction.requiringNew()
                .call(() -> em.createQuery("from Item", Item.class).getResultList());
        return items.stream().collect(Collectors.toMap(item -> item.id, item -> item.name));
    }

    private JsonNode there(String id) {
        return hub.get(THEIRS, ITEMS, id);
    }

    private List<String> pushed() {
        return hub.requests(THEIRS, ITEMS, "push").stream().flatMap(push -> push.body().findValues("newDocumentState").stream())
                .map(document -> document.get("id").asText()).toList();
    }
}
