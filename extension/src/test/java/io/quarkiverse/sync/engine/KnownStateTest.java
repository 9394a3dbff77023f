package io.quarkiverse.sync.engine;

import static io.quarkiverse.sync.engine.Edge.THINGS;
import static io.quarkiverse.sync.engine.Edge.thing;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.SyncOptions;
import io.quarkiverse.sync.store.Change;

class KnownStateTest {

    private final CollectionPlan plan = new Plans(new Edge().store, SyncOptions.builder().build())
            .of(THINGS, SyncOptions.builder().build());

    /** A store leaves alone what a document does not mention. */
    @Test
    void whatWasEmptyWhenBothAgreedIsEmptied() {
        Change change = Change.opened("1", RecordState.present(Document.of(thing("1", "agreed"))),
                RecordState.present(Document.of(thing("1", "edited").put("note", "new"))), Optional.empty(), Instant.EPOCH);

        Document here = KnownState.of(plan, change, Optional.empty(), Optional.empty()).orElseThrow().here().state().image()
                .orElseThrow();

        assertThat(here.get("note").isNull()).isTrue();
        assertThat(here.get("name").asText()).isEqualTo("agreed");
        assertThat(here.fields()).doesNotContain("size");
    }
}
