package io.quarkiverse.sync.engine;

import static io.quarkiverse.sync.engine.Edge.PARTS;
import static io.quarkiverse.sync.engine.Edge.THINGS;
import static io.quarkiverse.sync.engine.Edge.part;
import static io.quarkiverse.sync.engine.Edge.thing;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.SyncOptions.CollectionOptions;
import io.quarkiverse.sync.SyncResult.SyncError;
import io.quarkiverse.sync.conflict.Resolution;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.ConflictRecord;
import io.quarkiverse.sync.store.MemoryTransaction;

/** A conflict that waits is decided by people. */
class PeopleDecideTest {

    private final TestHub hub = new TestHub();
    private final Edge edge = new Edge(hub)
            .with(CollectionOptions.NONE.withResolver(conflict -> new Resolution.Wait("ask Ann")));

    @Test
    void forTheHub() {
        waiting();

        assertThat(resolve(new Resolution.TakeRemote())).isEmpty();

        assertThat(edge.name("1")).isEqualTo("there");
        assertThat(edge.changes()).isEmpty();
        assertThat(conflict()).satisfies(conflict -> {
            assertThat(conflict.state()).isEqualTo(ConflictRecord.State.DECIDED);
            assertThat(conflict.resolver()).contains("people");
            assertThat(conflict.resolution()).contains("TakeRemote");
        });
        assertThat(resolve(new Resolution.TakeLocal())).hasValueSatisfying(error -> {
            assertThat(error.code()).isEqualTo("ALREADY_DECIDED");
            assertThat(error.message()).contains("TakeRemote", "people");
        });
    }

    @Test
    void forTheEdge() {
        waiting();

        assertThat(resolve(new Resolution.TakeLocal())).isEmpty();
        edge.engine.sync();

        assertThat(hub.value(THINGS, "1", "name")).isEqualTo("here");
        assertThat(edge.changes()).isEmpty();
    }

    @Test
    void forBoth() {
        waiting();

        assertThat(resolve(new Resolution.Merged(Document.of(thing("1", "both"))))).isEmpty();
        assertThat(edge.name("1")).isEqualTo("both");
        edge.engine.sync();

        assertThat(hub.value(THINGS, "1", "name")).isEqualTo("both");
        assertThat(edge.changes()).isEmpty();
    }

    @Test
    void forLater() {
        waiting();

        assertThat(resolve(new Resolution.Wait("Ann is away"))).isEmpty();

        assertThat(conflict().resolution()).contains("Ann is away");
        assertThat(resolve(new Resolution.TakeRemote())).isEmpty();
    }

    @Test
    void aConflictThatIsNotKnownIsAnswered() {
        assertThat(edge.engine.resolve(new UUID(1, 1), new Resolution.TakeLocal()))
                .hasValueSatisfying(error -> assertThat(error.code()).isEqualTo("UNKNOWN_CONFLICT"));
    }

    @Test
    @Tag("invariant-03")
    void whatWasEditedMeanwhileIsShownAnewBeforeItIsDecided() {
        waiting();
        edge.put(thing("1", "edited meanwhile"));

        assertThat(code(resolve(new Resolution.TakeRemote()))).contains("EDITED");

        assertThat(edge.name("1")).isEqualTo("edited meanwhile");
        assertThat(conflict().state()).isEqualTo(ConflictRecord.State.WAITING);
        assertThat(conflict().local().image().orElseThrow().get("name").asText()).isEqualTo("edited meanwhile");
        assertThat(resolve(new Resolution.TakeRemote())).isEmpty();
        assertThat(edge.name("1")).isEqualTo("there");
    }

    @Test
    @Tag("invariant-09")
    void aDecisionThatCannotBeStoredChangesNothing() {
        waiting();

        assertThat(resolve(new Resolution.Merged(Document.of(thing("2", "other"))))).hasValueSatisfying(error -> {
            assertThat(error.code()).isEqualTo("REFUSED");
            assertThat(error.message()).contains("record '2' out of record '1'");
        });
        assertThat(code(resolve(new Resolution.Merged(Document.of(thing("1", "both").put("partOf", "none"))))))
                .contains("REFUSED");

        assertWaits();
    }

    @Test
    @Tag("invariant-09")
    void aDeletionThatChildrenForbidChangesNothing() {
        waiting();
        hub.delete(THINGS, "1");
        edge.engine.sync();
        edge.store.put(PARTS, Document.of(part("p", "1")));

        assertThat(resolve(new Resolution.TakeRemote())).hasValueSatisfying(error -> {
            assertThat(error.code()).isEqualTo("REFUSED");
            assertThat(error.message()).contains("parts/p");
        });

        assertWaits();
    }

    @Test
    void aResolverThatFailedIsOverruled() {
        edge.with(CollectionOptions.NONE.withResolver(conflict -> null));
        waiting();
        assertThat(edge.changes()).extracting(Change::state).containsExactly(Change.State.QUARANTINED);

        assertThat(resolve(new Resolution.TakeLocal())).isEmpty();
        edge.engine.sync();

        assertThat(hub.value(THINGS, "1", "name")).isEqualTo("here");
    }

    @Test
    void anApplicationThatHoldsTheRecordIsNotWaitedFor() {
        waiting();
        try (MemoryTransaction transaction = edge.store.begin()) {
            transaction.put(THINGS, Document.of(thing("1", "mine")));

            assertThat(code(resolve(new Resolution.TakeRemote()))).contains("LOCKED");
        }
        assertWaits();
    }

    @Test
    void aNewerStateThatIsSetAsideComesFirst() {
        waiting();
        hub.put(THINGS, thing("1", "newer"));
        try (MemoryTransaction transaction = edge.store.begin()) {
            transaction.put(THINGS, Document.of(thing("1", "mine")));
            edge.engine.sync();
        }

        assertThat(code(resolve(new Resolution.TakeRemote()))).contains("NEWER_STATE");

        assertWaits();
    }

    @Test
    void theResolverIsAskedAnewAboutWhatWasEditedSince() {
        edge.with(CollectionOptions.NONE.withResolver(conflict -> conflict.local().image().orElseThrow().get("name").asText()
                .equals("here") ? new Resolution.Wait("ask Ann") : new Resolution.TakeLocal()));
        waiting();
        edge.engine.sync();
        assertWaits();
        edge.put(thing("1", "as agreed"));

        edge.engine.sync();

        assertThat(hub.value(THINGS, "1", "name")).isEqualTo("as agreed");
        assertThat(edge.changes()).isEmpty();
        assertThat(conflict().state()).isEqualTo(ConflictRecord.State.DECIDED);
    }

    private void waiting() {
        edge.put(thing("1", "a"));
        edge.engine.sync();
        edge.put(thing("1", "here"));
        hub.put(THINGS, thing("1", "there"));
        edge.engine.sync();
    }

    private void assertWaits() {
        assertThat(edge.name("1")).isEqualTo("here");
        assertThat(edge.changes()).extracting(Change::state).containsExactly(Change.State.CONFLICTED);
        assertThat(conflict().state()).isEqualTo(ConflictRecord.State.WAITING);
    }

    private ConflictRecord conflict() {
        assertThat(edge.store.conflicts()).hasSize(1);
        return edge.store.conflicts().get(0);
    }

    private Optional<SyncError> resolve(Resolution resolution) {
        return edge.engine.resolve(conflict().conflictId(), resolution);
    }

    private static Optional<String> code(Optional<SyncError> error) {
        return error.map(SyncError::code);
    }
}
