package io.quarkiverse.sync.engine;

import static io.quarkiverse.sync.engine.Edge.THINGS;
import static io.quarkiverse.sync.engine.Edge.thing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.quarkiverse.sync.ConfigurationException;
import io.quarkiverse.sync.InitialSync;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.SyncOptions.CollectionOptions;
import io.quarkiverse.sync.SyncResult;
import io.quarkiverse.sync.adapter.Fetched;
import io.quarkiverse.sync.conflict.ClientWinsResolver;
import io.quarkiverse.sync.store.SetAside;

/** The first sync of a collection that has records on both sides. */
class EnrolmentTest {

    private final TestHub hub = new TestHub();
    private final Edge edge = new Edge(hub).inBatchesOf(2);

    @BeforeEach
    void dataOnBothSides() {
        for (String id : new String[] { "equal1", "equal2", "other1", "other2", "here1", "here2", "here3" }) {
            edge.seed(thing(id, id.startsWith("equal") ? "same" : "here"));
        }
        for (String id : new String[] { "equal1", "equal2", "other1", "other2", "there1", "there2" }) {
            hub.put(THINGS, thing(id, id.startsWith("equal") ? "same" : "there"));
        }
    }

    @Test
    void merge() {
        edge.engine.sync();

        assertThat(edge.name("other1")).isEqualTo("there");
        assertThat(edge.name("there2")).isEqualTo("there");
        assertThat(hub.value(THINGS, "here3", "name")).isEqualTo("here");
        assertThat(edge.store.conflicts()).hasSize(2);
        assertThat(hub.pushed).extracting(change -> change.id()).containsExactlyInAnyOrder("here1", "here2", "here3");
        assertThat(edge.changes()).isEmpty();
    }

    /** Nothing was ever agreed on: what was here before the edit is no base. */
    @Test
    void mergeOfWhatWasCapturedBefore() {
        edge.put(thing("here1", "edited"));
        edge.put(thing("other1", "edited"));
        edge.store.delete(THINGS, "other2");
        edge.store.delete(THINGS, "here2");
        hub.put(THINGS, thing("other2", "here"));

        edge.engine.sync();

        assertThat(edge.name("here1")).isEqualTo("edited");
        assertThat(hub.value(THINGS, "here1", "name")).isEqualTo("edited");
        assertThat(edge.name("other1")).isEqualTo("there");
        assertThat(edge.name("other2")).as("deleted before, and asked about").isEqualTo("here");
        assertThat(edge.store.get(THINGS, "here2")).isEmpty();
        assertThat(edge.store.conflicts()).hasSize(2)
                .allSatisfy(conflict -> assertThat(conflict.base()).isInstanceOf(RecordState.Unknown.class));
        assertThat(edge.changes()).isEmpty();
    }

    @Test
    void mergeWithAnotherResolver() {
        edge.with(CollectionOptions.NONE.withResolver(new ClientWinsResolver()));

        edge.engine.sync();

        assertThat(hub.value(THINGS, "other1", "name")).isEqualTo("here");
        assertThat(edge.changes()).isEmpty();
    }

    @Test
    void mergeWithATombstone() {
        hub.put(THINGS, thing("here1", "x"));
        hub.delete(THINGS, "here1");

        edge.engine.sync();

        assertThat(edge.store.get(THINGS, "here1")).isEmpty();
        assertThat(edge.store.conflicts()).hasSize(3);
    }

    @Test
    void hub() {
        edge.with(CollectionOptions.NONE.withInitial(InitialSync.HUB));

        edge.engine.sync();

        assertThat(edge.name("other1")).isEqualTo("there");
        assertThat(edge.name("there1")).isEqualTo("there");
        assertThat(edge.store.get(THINGS, "here1")).isEmpty();
        assertThat(hub.pushed).isEmpty();
        assertThat(edge.store.conflicts()).isEmpty();
    }

    @Test
    void local() {
        edge.with(CollectionOptions.NONE.withInitial(InitialSync.LOCAL));

        edge.engine.sync();

        assertThat(hub.value(THINGS, "other1", "name")).isEqualTo("here");
        assertThat(hub.value(THINGS, "here1", "name")).isEqualTo("here");
        assertThat(edge.name("there1")).isEqualTo("there");
        assertThat(edge.store.conflicts()).isEmpty();
        assertThat(edge.changes()).isEmpty();
    }

    @Test
    void localOverWhatWasCapturedBefore() {
        edge.put(thing("inserted", "here"));
        edge.put(thing("other1", "edited here"));
        hub.put(THINGS, thing("inserted", "there"));
        edge.with(CollectionOptions.NONE.withInitial(InitialSync.LOCAL));

        edge.engine.sync();

        assertThat(hub.value(THINGS, "inserted", "name")).isEqualTo("here");
        assertThat(hub.value(THINGS, "other1", "name")).isEqualTo("edited here");
        assertThat(edge.store.conflicts()).isEmpty();
        assertThat(edge.changes()).isEmpty();
    }

    @Test
    void whatIsRemovedToBeginEmptyStaysAtTheHub() {
        for (String id : new String[] { "equal1", "equal2", "other1", "other2", "here1", "here2", "here3" }) {
            edge.store.delete(THINGS, id);
        }
        edge.with(CollectionOptions.NONE.withInitial(InitialSync.REQUIRE_EMPTY));

        edge.engine.sync();

        assertThat(hub.pushed).isEmpty();
        assertThat(edge.name("equal1")).isEqualTo("same");
        assertThat(edge.name("there1")).isEqualTo("there");
        assertThat(edge.changes()).isEmpty();
    }

    @Test
    void requireEmpty() {
        edge.with(CollectionOptions.NONE.withInitial(InitialSync.REQUIRE_EMPTY));

        assertThatThrownBy(edge.engine::sync).isInstanceOfSatisfying(ConfigurationException.class, failure -> {
            assertThat(failure).hasMessageContaining("7 records").hasMessageContaining("initial=require-empty");
            assertThat(failure.properties()).containsExactly("initial");
        });
    }

    @Test
    void goesOnAfterItWasInterrupted() {
        hub.onPage = page -> {
            hub.online = hub.fetches.size() < 2;
            return page;
        };
        assertThat(edge.engine.sync().outcome()).isEqualTo(SyncResult.Outcome.PARTIAL);
        hub.onPage = page -> page;
        hub.online = true;

        edge.engine.sync();

        assertThat(edge.store.conflicts()).hasSize(2);
        assertThat(hub.state(THINGS, "here3")).isInstanceOf(RecordState.Present.class);
        assertThat(edge.changes()).isEmpty();
    }

    @Test
    @Tag("invariant-08")
    void aCheckpointRefusedInTheFirstPullRemovesNothingThatWasHereBefore() {
        refusedAfter(2, () -> hub.purged = Fetched.Reason.TOMBSTONES_PURGED);

        edge.engine.sync();

        assertThat(hub.state(THINGS, "here1")).isInstanceOf(RecordState.Present.class);
        assertThat(edge.name("here1")).isEqualTo("here");
        assertThat(edge.name("other1")).isEqualTo("there");
        assertThat(edge.changes()).isEmpty();
    }

    @Test
    @Tag("invariant-08")
    void whatTheFirstPagesBroughtAndWasPurgedSinceIsRemoved() {
        hub.put(THINGS, thing("equal1", "same"));
        hub.put(THINGS, thing("there1", "there"));
        hub.put(THINGS, thing("there3", "there"));
        refusedAfter(3, () -> {
            hub.forget(THINGS, "there2");
            hub.purged = Fetched.Reason.TOMBSTONES_PURGED;
        });

        edge.engine.sync();

        assertThat(edge.store.get(THINGS, "there2")).isEmpty();
        assertThat(edge.name("there3")).isEqualTo("there");
        assertThat(edge.name("here1")).isEqualTo("here");
    }

    @Test
    @Tag("invariant-08")
    void whatTheFirstPagesBroughtAndARestoredHubHasLostIsHeld() {
        hub.put(THINGS, thing("there3", "there"));
        refusedAfter(3, () -> {
            hub.forget(THINGS, "there2");
            hub.epoch = "e2";
        });

        edge.engine.sync();

        assertThat(edge.name("there2")).isEqualTo("there");
        assertThat(edge.store.setAside(THINGS)).singleElement().satisfies(aside -> {
            assertThat(aside.record().id()).isEqualTo("there2");
            assertThat(aside.reason()).isEqualTo(SetAside.Reason.HELD);
        });
        assertThat(edge.name("other2")).as("never agreed, so it is no last copy").isEqualTo("there");
    }

    private void refusedAfter(int pages, Runnable fault) {
        hub.onPage = page -> {
            if (hub.fetches.size() == pages) {
                fault.run();
            }
            return page;
        };
    }
}
