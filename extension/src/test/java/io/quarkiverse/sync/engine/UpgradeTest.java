package io.quarkiverse.sync.engine;

import static io.quarkiverse.sync.engine.Edge.THINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.NetworkException;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.SyncOptions;
import io.quarkiverse.sync.SyncOptions.CollectionOptions;
import io.quarkiverse.sync.SyncStrategy;
import io.quarkiverse.sync.SynchronizationEngine;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.conflict.ClientWinsResolver;
import io.quarkiverse.sync.conflict.MergeFieldsResolver;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.CollectionSchema;
import io.quarkiverse.sync.store.ConflictRecord;
import io.quarkiverse.sync.store.MemoryStore;
import io.quarkiverse.sync.store.MemoryTransaction;

/** An application whose records hold a colour since version 2, over a database of version 1. */
@Tag("invariant-11")
class UpgradeTest {

    private static final String COLOUR = "colour";

    private final Growing things = new Growing();
    private final TestHub hub = new TestHub();
    private final Edge ports = new Edge(hub);
    private final MemoryStore store = new MemoryStore(List.of(things), Set.of(), ports, Duration.ofMillis(50));
    private SynchronizationEngine engine = engine(CollectionOptions.NONE);

    /** The same collection over the years. */
    private static final class Growing implements CollectionSchema {
        int version = 1;
        Set<String> fields = Set.of("id", "name", "size");

        @Override
        public String name() {
            return THINGS;
        }

        @Override
        public int version() {
            return version;
        }

        @Override
        public String idField() {
            return "id";
        }

        @Override
        public Set<String> fields() {
            return fields;
        }

        @Override
        public List<Reference> references() {
            return List.of();
        }

        @Override
        public Document holdable(Document remote) {
            return remote.only(fields);
        }
    }

    private SynchronizationEngine engine(CollectionOptions options) {
        return EngineBuilder.of("hub", store, hub).options(SyncOptions.builder().collection(THINGS, options).build())
                .limits(Edge.limits(2)).ports(ports.ports()).build();
    }

    @BeforeEach
    void agree() {
        for (int i = 1; i <= 5; i++) {
            hub.put(THINGS, thing("" + i, "a", i % 2 == 0 ? null : "red"));
        }
        engine.sync();
        assertThat(document("1").fields()).doesNotContain(COLOUR);
        hub.pushed.clear();
    }

    private static ObjectNode thing(String id, String name, String colour) {
        ObjectNode thing = Edge.thing(id, name);
        return colour == null ? thing : thing.put(COLOUR, colour);
    }

    private void upgrade() {
        things.version = 2;
        things.fields = new TreeSet<>(Set.of("id", "name", "size", COLOUR));
    }

    private Document document(String id) {
        return store.get(THINGS, id).orElseThrow();
    }

    private void loseTheAnswer() {
        hub.answersLost = true;
        assertThatThrownBy(engine::sync).isInstanceOf(NetworkException.class);
        hub.answersLost = false;
    }

    private String colour(String id) {
        return document(id).get(COLOUR).asText(null);
    }

    /** As an application writes it: the record as it is, but for this. */
    private void edit(String id, String field, String value) {
        store.put(THINGS, Document.of(document(id).toJson().put(field, value)));
    }

    private void noConflict() {
        assertThat(store.conflicts()).isEmpty();
        assertThat(store.changes(THINGS)).isEmpty();
        assertThat(store.setAside(THINGS)).isEmpty();
    }

    // ---- records that nobody has edited

    @Test
    void whatTheHubHoldsIsFilledInAndNothingIsSent() {
        upgrade();

        engine.sync();

        assertThat(colour("1")).isEqualTo("red");
        assertThat(colour("2")).isNull();
        assertThat(hub.pushed).isEmpty();
        noConflict();
        hub.fetches.clear();
        engine.sync();
        assertThat(hub.fetches).as("pulled anew once").hasSize(1).allSatisfy(fetch -> assertThat(fetch.since()).isPresent());
    }

    @Test
    void whatTheHubDeletedSinceIsRemovedAlthoughAFullPullNeedNotTellOfIt() {
        hub.forget(THINGS, "3");
        upgrade();

        engine.sync();

        assertThat(store.get(THINGS, "3")).isEmpty();
        assertThat(store.get(THINGS, "4")).isPresent();
        noConflict();
    }

    @Test
    void anInterruptedUpgradeGoesOn() {
        upgrade();
        hub.onPage = page -> {
            if (hub.fetches.stream().filter(fetch -> fetch.version() == 2).count() == 2) {
                throw new NetworkException("gone", null);
            }
            return page;
        };
        edit("5", "name", "b");
        engine.sync();
        assertThat(hub.pushed).as("nothing is sent before everything was pulled").isEmpty();
        hub.onPage = page -> page;

        engine.sync();

        assertThat(colour("5")).isEqualTo("red");
        assertThat(hub.value(THINGS, "5", COLOUR)).isEqualTo("red");
        assertThat(hub.value(THINGS, "5", "name")).isEqualTo("b");
        noConflict();
    }

    @Test
    void aSecondUpgradeDuringTheFirstBeginsAgain() {
        hub.put(THINGS, thing("1", "a", "red").put("shape", "round"));
        upgrade();
        hub.onPage = page -> {
            if (hub.fetches.stream().filter(fetch -> fetch.version() == 2).count() == 2) {
                throw new NetworkException("gone", null);
            }
            return page;
        };
        engine.sync();
        hub.onPage = page -> page;
        things.version = 3;
        things.fields = Set.of("id", "name", "size", COLOUR, "shape");
        edit("5", "name", "b");

        engine.sync();

        assertThat(document("1").get("shape").asText()).isEqualTo("round");
        assertThat(colour("5")).isEqualTo("red");
        assertThat(hub.value(THINGS, "5", "name")).isEqualTo("b");
        noConflict();
    }

    // ---- records that were edited

    @Test
    void anEditFromBeforeTheUpgradeGoesUpAndLeavesTheFieldAlone() {
        edit("1", "name", "b");
        upgrade();

        engine.sync();

        assertThat(hub.value(THINGS, "1", "name")).isEqualTo("b");
        assertThat(hub.value(THINGS, "1", COLOUR)).isEqualTo("red");
        assertThat(colour("1")).isEqualTo("red");
        noConflict();
    }

    @Test
    void whatTheHubFilledInByItselfIsNoConflictWithAnEdit() {
        upgrade();
        edit("2", "name", "b");
        store.delete(THINGS, "4");
        hub.put(THINGS, thing("2", "a", "white"));
        hub.put(THINGS, thing("4", "a", "white"));

        engine.sync();

        assertThat(hub.value(THINGS, "2", "name")).isEqualTo("b");
        assertThat(hub.value(THINGS, "2", COLOUR)).isEqualTo("white");
        assertThat(colour("2")).isEqualTo("white");
        assertThat(hub.state(THINGS, "4")).isInstanceOf(RecordState.Deleted.class);
        noConflict();
    }

    @Test
    void aColumnWithADefaultIsNoEdit() {
        upgrade();
        fillColumn("none");
        edit("1", "name", "b");
        edit("2", "name", "b");

        engine.sync();

        assertThat(hub.state(THINGS, "1").image()).hasValue(Document.of(thing("1", "b", "red")));
        assertThat(hub.state(THINGS, "2").image()).as("nobody has set it").hasValue(Document.of(thing("2", "b", null)));
        assertThat(colour("1")).isEqualTo("red");
        assertThat(colour("3")).isEqualTo("red");
        noConflict();
    }

    /** As a migration of the database does it. */
    private void fillColumn(String value) {
        var lease = store.lease("migration", Duration.ofSeconds(1)).orElseThrow();
        store.settle(lease, settlement -> {
            List<String> ids = settlement.keys(THINGS, Optional.empty(), 100);
            settlement.lock(THINGS, ids);
            return settlement.apply(THINGS, ids.stream().map(id -> new RemoteRecord(id,
                    RecordState.present(Document.of(document(id).toJson().put(COLOUR, value))))).toList(), Set.of());
        });
        store.release(lease);
    }

    @Test
    void anEditOfTheFieldItselfWhereTheHubHasNothingGoesUp() {
        upgrade();
        edit("2", COLOUR, "blue");

        engine.sync();

        assertThat(hub.value(THINGS, "2", COLOUR)).isEqualTo("blue");
        noConflict();
    }

    @Test
    void anEditOfTheFieldItselfIsAConflictWithWhatTheHubHolds() {
        upgrade();
        edit("1", COLOUR, "blue");

        engine.sync();

        assertThat(colour("1")).isEqualTo("red");
        assertThat(store.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.state()).isEqualTo(ConflictRecord.State.DECIDED);
            assertThat(conflict.local().image().orElseThrow().get(COLOUR).asText()).isEqualTo("blue");
        });
        assertThat(hub.pushed).isEmpty();
    }

    @Test
    void aTrueConflictIsDecidedWithoutLosingTheField() {
        engine = engine(CollectionOptions.NONE.withResolver(new ClientWinsResolver()));
        edit("1", "name", "b");
        upgrade();
        hub.put(THINGS, thing("1", "c", "green"));

        engine.sync();

        assertThat(hub.state(THINGS, "1").image()).hasValue(Document.of(thing("1", "b", "green")));
        assertThat(colour("1")).isEqualTo("green");
        assertThat(store.conflicts()).hasSize(1);
    }

    @Test
    void aMergeTakesBothSides() {
        engine = engine(CollectionOptions.NONE.withResolver(new MergeFieldsResolver(Set.of(), Set.of())));
        edit("1", "name", "b");
        upgrade();
        hub.put(THINGS, thing("1", "a", "green").put("size", 3));

        engine.sync();

        assertThat(hub.state(THINGS, "1").image()).hasValue(Document.of(thing("1", "b", "green").put("size", 3)));
        assertThat(colour("1")).isEqualTo("green");
    }

    @Test
    void anEditOfUnknownBaseDoesNotEmptyTheField() {
        engine = engine(CollectionOptions.NONE.withResolver(new ClientWinsResolver()));
        try (MemoryTransaction bulk = store.begin()) {
            bulk.bulkPut(THINGS, Document.of(thing("1", "b", null)));
            bulk.commit();
        }
        upgrade();

        engine.sync();

        assertThat(hub.state(THINGS, "1").image()).hasValue(Document.of(thing("1", "b", "red")));
        assertThat(colour("1")).isEqualTo("red");
    }

    @Test
    @Tag("invariant-05")
    void whatWasSentBeforeTheUpgradeIsKnownForOurs() {
        edit("1", "name", "b");
        loseTheAnswer();
        upgrade();
        edit("1", "name", "c");

        engine.sync();

        assertThat(hub.state(THINGS, "1").image()).hasValue(Document.of(thing("1", "c", "red")));
        assertThat(colour("1")).isEqualTo("red");
        noConflict();
    }

    @Test
    @Tag("invariant-05")
    void whatWasSentBeforeTheUpgradeIsNoReasonToOverwriteTheField() {
        edit("1", "name", "b");
        loseTheAnswer();
        upgrade();
        edit("1", COLOUR, "blue");

        engine.sync();

        assertThat(hub.value(THINGS, "1", COLOUR)).isEqualTo("red");
        assertThat(store.conflicts()).hasSize(1);
    }

    @Test
    void whatTheHubManagesIsNotCompared() {
        CollectionOptions managed = CollectionOptions.NONE.withServerManaged(Set.of(COLOUR));
        engine = engine(managed);
        edit("1", "name", "b");
        upgrade();
        hub.put(THINGS, thing("1", "a", "green"));

        engine.sync();

        assertThat(hub.value(THINGS, "1", "name")).isEqualTo("b");
        assertThat(hub.value(THINGS, "1", COLOUR)).isEqualTo("green");
        assertThat(colour("1")).isEqualTo("green");
        noConflict();
    }

    @Test
    void aFieldThatWasGivenUpIsNotErasedAtTheHub() {
        hub.put(THINGS, thing("1", "a", "red").put("size", 3));
        engine.sync();
        edit("1", "name", "b");
        things.version = 2;
        things.fields = Set.of("id", "name");
        var lease = store.lease("migration", Duration.ofSeconds(1)).orElseThrow();
        store.settle(lease, settlement -> {
            settlement.lock(THINGS, List.of("1"));
            return settlement.apply(THINGS, List.of(new RemoteRecord("1",
                    RecordState.present(Document.of(thing("1", "b", null))))), Set.of());
        });
        store.release(lease);

        engine.sync();

        assertThat(hub.state(THINGS, "1").image()).hasValue(Document.of(thing("1", "b", "red").put("size", 3)));
        noConflict();
    }

    // ---- beside it

    @Test
    @Tag("invariant-08")
    void afterARestoreOfTheHubTheNewFieldIsNoReasonToHold() {
        upgrade();
        hub.epoch = "e2";

        engine.sync();

        assertThat(colour("1")).isEqualTo("red");
        noConflict();
    }

    @Test
    @Tag("invariant-08")
    void afterARestoreOfTheHubTheLastCopyIsHeldAlsoWithAnUpgradeInBetween() {
        upgrade();
        hub.epoch = "e2";
        hub.forget(THINGS, "3");

        engine.sync();

        assertThat(store.get(THINGS, "3")).isPresent();
        assertThat(store.changes(THINGS)).singleElement()
                .satisfies(change -> assertThat(change.state()).isEqualTo(Change.State.HELD));
    }

    @Test
    void anUpgradeInTheFirstPullBeginsItAgain() {
        MemoryStore fresh = new MemoryStore(List.of(things), Set.of(), ports, Duration.ofMillis(50));
        SynchronizationEngine first = EngineBuilder.of("hub", fresh, hub).limits(Edge.limits(2)).ports(ports.ports()).build();
        fresh.put(THINGS, Document.of(thing("mine", "a", null)));
        hub.onPage = page -> {
            if (hub.fetches.size() == 3) {
                throw new NetworkException("gone", null);
            }
            return page;
        };
        hub.fetches.clear();
        first.sync();
        hub.onPage = page -> page;
        upgrade();

        first.sync();

        assertThat(fresh.get(THINGS, "1").orElseThrow().get(COLOUR).asText()).isEqualTo("red");
        assertThat(fresh.get(THINGS, "mine")).isPresent();
        assertThat(hub.value(THINGS, "mine", "name")).isEqualTo("a");
        assertThat(fresh.conflicts()).isEmpty();
    }

    @Test
    void whatIsOnlyPushedGoesOnWithoutAPull() {
        engine = engine(CollectionOptions.NONE.withStrategy(SyncStrategy.PUSH_ONLY));
        upgrade();
        edit("2", "name", "b");

        engine.sync();

        assertThat(hub.value(THINGS, "2", "name")).isEqualTo("b");
        assertThat(store.changes(THINGS)).isEmpty();
    }

    @Test
    void anotherSetOfFieldsIsPulledAnewToo() {
        engine = engine(CollectionOptions.NONE.withFields(Set.of("id", "name")));
        hub.forget(THINGS, "3");

        engine.sync();

        assertThat(store.get(THINGS, "3")).isEmpty();
        assertThat(store.get(THINGS, "4")).isPresent();
    }
}
