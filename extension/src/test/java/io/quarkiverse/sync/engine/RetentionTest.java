package io.quarkiverse.sync.engine;

import static io.quarkiverse.sync.engine.Edge.THINGS;
import static io.quarkiverse.sync.engine.Edge.thing;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import io.quarkiverse.sync.SyncOptions.CollectionOptions;
import io.quarkiverse.sync.conflict.Resolution;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.ConflictRecord.State;

/** The log does not grow for ever; what waits for people does not go. */
class RetentionTest {

    private final TestHub hub = new TestHub();
    private final Edge edge = new Edge(hub).with(CollectionOptions.NONE.withResolver(
            conflict -> conflict.id().equals("waits") ? new Resolution.Wait("ask Ann") : new Resolution.TakeRemote()));

    @Test
    void runsAndDecidedConflictsGoWhenTheirTimeIsOver() {
        hub.put(THINGS, thing("waits", "there"));
        hub.put(THINGS, thing("decided", "there"));
        edge.put(thing("waits", "here"));
        edge.put(thing("decided", "here"));
        edge.engine.sync();
        assertThat(edge.store.conflicts()).extracting(conflict -> conflict.state()).containsExactlyInAnyOrder(State.WAITING,
                State.DECIDED);

        edge.now = edge.now.plus(EngineLimits.standard().logRetention());
        edge.engine.sync();
        assertThat(edge.store.runs(9)).as("not older than that").hasSize(2);
        assertThat(edge.store.conflicts()).hasSize(2);

        edge.now = edge.now.plusSeconds(1);
        edge.engine.sync();

        assertThat(edge.store.runs(9)).hasSize(2);
        assertThat(edge.store.conflicts()).singleElement().satisfies(left -> assertThat(left.state()).isEqualTo(State.WAITING));
        assertThat(edge.changes()).singleElement().satisfies(
                change -> assertThat(change.state()).isEqualTo(Change.State.CONFLICTED));
    }
}
