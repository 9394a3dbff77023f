package io.quarkiverse.sync.engine;

import static io.quarkiverse.sync.engine.Edge.PARTS;
import static io.quarkiverse.sync.engine.Edge.THINGS;
import static io.quarkiverse.sync.engine.Edge.part;
import static io.quarkiverse.sync.engine.Edge.thing;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.SyncResult.SyncError;
import io.quarkiverse.sync.adapter.PushOutcome;
import io.quarkiverse.sync.store.MemoryTransaction;

/** Nothing is left here of a record that is gone. */
class ErasureTest {

    private final TestHub hub = new TestHub();
    private final Edge edge = new Edge(hub);

    @Test
    void isTheStepAfterTheDeletionWasSent() {
        conflict();
        assertThat(erase(THINGS, "1")).contains("STILL_THERE");
        edge.store.delete(THINGS, "1");
        hub.onPush = change -> Optional.of(new PushOutcome.Rejected("BAD", "not today", false));
        edge.engine.sync();
        assertThat(edge.engine.erase(THINGS, "1")).hasValueSatisfying(error -> {
            assertThat(error.code()).isEqualTo("UNSENT");
            assertThat(error.message()).contains("not today");
        });
        hub.onPush = change -> Optional.empty();
        edge.engine.quarantine().retry(THINGS, List.of("1"));
        edge.engine.sync();
        assertThat(edge.store.conflicts()).hasSize(2);

        assertThat(erase(THINGS, "1")).isEmpty();
        assertThat(erase(THINGS, "1")).isEmpty();

        assertThat(edge.store.conflicts()).extracting(conflict -> conflict.id()).containsExactly("2");
        assertThat(edge.changes()).isEmpty();
    }

    @Test
    void whatIsCapturedIsNotForgotten() {
        conflict();
        edge.store.delete(THINGS, "1");

        assertThat(erase(THINGS, "1")).contains("UNSENT");

        edge.engine.sync();
        assertThat(hub.state(THINGS, "1").gone()).isTrue();
        assertThat(erase(THINGS, "1")).isEmpty();
    }

    @Test
    void whatIsSetAsideGoesToo() {
        hub.put(PARTS, part("p", "none"));
        edge.engine.sync();

        assertThat(erase(PARTS, "p")).isEmpty();

        assertThat(edge.store.setAside(PARTS)).isEmpty();
    }

    @Test
    void anApplicationThatHoldsTheRecordIsNotWaitedFor() {
        try (MemoryTransaction transaction = edge.store.begin()) {
            transaction.put(THINGS, Document.of(thing("1", "mine")));

            assertThat(erase(THINGS, "1")).contains("LOCKED");
        }
    }

    /** One of each of two records, decided for the hub. */
    private void conflict() {
        for (String id : List.of("1", "2")) {
            edge.put(thing(id, "a"));
            edge.engine.sync();
            edge.put(thing(id, "here"));
            hub.put(THINGS, thing(id, "there"));
            edge.engine.sync();
        }
    }

    private Optional<String> erase(String collection, String id) {
        return edge.engine.erase(collection, id).map(SyncError::code);
    }
}
