package io.quarkiverse.sync.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.SyncOptions;
import io.quarkiverse.sync.SyncOptions.CollectionOptions;
import io.quarkiverse.sync.SynchronizationEngine;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.MemoryCollection;
import io.quarkiverse.sync.store.MemoryStore;
import io.quarkiverse.sync.store.MemoryTransaction;
import io.quarkiverse.sync.store.OfflineStore;

/** A store with things (and parts that refer to them), an engine, a clock that stands still. */
final class Edge extends Clock {

    static final String THINGS = "things";
    static final String PARTS = "parts";

    Instant now = Instant.parse("2026-11-23T12:00:00Z");
    final TestHub hub;
    final List<Runnable> timers = new ArrayList<>();
    final AtomicLong ids = new AtomicLong();
    final MemoryStore store = new MemoryStore(List.of(
            MemoryCollection.of(THINGS, "id", Set.of("id", "name", "size", "note", "partOf")).referring("partOf", THINGS),
            MemoryCollection.of(PARTS, "id", Set.of("id", "name", "thingId")).referring("thingId", THINGS)),
            Set.of(), this, Duration.ofMillis(50));
    SynchronizationEngine engine;

    Edge(TestHub hub) {
        this.hub = hub;
        options(SyncOptions.builder().build());
    }

    Edge() {
        this(new TestHub());
    }

    Edge with(CollectionOptions things) {
        return options(SyncOptions.builder().collection(THINGS, things).build());
    }

    Edge options(SyncOptions options) {
        return build(options, EngineLimits.standard());
    }

    Edge build(SyncOptions options, EngineLimits limits) {
        engine = EngineBuilder.of("hub", store, hub).options(options).limits(limits).ports(ports()).build();
        return this;
    }

    /** Pages, batches and packs of this many rows. */
    Edge inBatchesOf(int rows) {
        return build(SyncOptions.builder().build(), limits(rows));
    }

    static EngineLimits limits(int rows) {
        return new EngineLimits(rows, 1 << 20, rows, rows, Duration.ofSeconds(30),
                EngineLimits.standard().logRetention());
    }

    EnginePorts ports() {
        return new EnginePorts(this, (delay, task) -> {
            timers.add(task);
            return () -> timers.remove(task);
        }, Runnable::run, () -> new UUID(7, ids.incrementAndGet()), () -> {
        }, () -> {
        }, (collection, option) -> option);
    }

    void put(ObjectNode thing) {
        store.put(THINGS, Document.of(thing));
    }

    /** A bulk statement, told of afterwards. */
    void touch(String id, String name) {
        try (MemoryTransaction transaction = store.begin()) {
            transaction.bulkPut(THINGS, Document.of(thing(id, name)));
            transaction.commit();
        }
    }

    /** In one transaction, whatever refers to what. */
    void deleteTogether(String... ids) {
        for (String id : ids) {
            put(thing(id, name(id)));
        }
        for (String id : ids) {
            store.delete(THINGS, id);
        }
    }

    /** Was there before anything was captured. */
    void seed(ObjectNode thing) {
        String id = thing.get("id").asText();
        OfflineStore.Lease lease = store.lease("seed", Duration.ofSeconds(1)).orElseThrow();
        store.settle(lease, settlement -> {
            settlement.lock(THINGS, List.of(id));
            return settlement.apply(THINGS, List.of(new RemoteRecord(id, RecordState.present(Document.of(thing)))), Set.of());
        });
        store.release(lease);
    }

    String name(String id) {
        return value(id, "name");
    }

    String value(String id, String field) {
        return store.get(THINGS, id).map(document -> document.get(field).asText()).orElse(null);
    }

    List<Change> changes() {
        return store.changes(THINGS);
    }

    static ObjectNode thing(String id, String name) {
        return JsonNodeFactory.instance.objectNode().put("id", id).put("name", name);
    }

    static ObjectNode part(String id, String thing) {
        return JsonNodeFactory.instance.objectNode().put("id", id).put("name", "part").put("thingId", thing);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
