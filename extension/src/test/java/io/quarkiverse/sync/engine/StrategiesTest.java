package io.quarkiverse.sync.engine;

import static io.quarkiverse.sync.engine.Edge.THINGS;
import static io.quarkiverse.sync.engine.Edge.thing;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.SyncOptions;
import io.quarkiverse.sync.SyncOptions.CollectionOptions;
import io.quarkiverse.sync.SyncStrategy;
import io.quarkiverse.sync.conflict.ClientWinsResolver;
import io.quarkiverse.sync.store.Change;

class StrategiesTest {

    private final TestHub hub = new TestHub();
    private final Edge edge = new Edge(hub);

    @Test
    void pullOnlyDropsLocalChangesAndOverwrites() {
        edge.with(CollectionOptions.NONE.withStrategy(SyncStrategy.PULL_ONLY));
        hub.put(THINGS, thing("1", "a"));
        edge.engine.sync();
        edge.put(thing("1", "here"));
        edge.engine.sync();
        hub.put(THINGS, thing("1", "there"));

        edge.engine.sync();

        assertThat(edge.name("1")).isEqualTo("there");
        assertThat(hub.pushed).isEmpty();
        assertThat(edge.changes()).isEmpty();
        assertThat(edge.store.conflicts()).isEmpty();
    }

    @Test
    void aPullOnlyRunOfATwoWayCollectionKeepsWhatIsWonHere() {
        edge.with(CollectionOptions.NONE.withResolver(new ClientWinsResolver()));
        edge.put(thing("1", "a"));
        edge.engine.sync();
        hub.pushed.clear();
        edge.put(thing("1", "here"));
        hub.put(THINGS, thing("1", "there"));

        edge.engine.sync(SyncOptions.builder()
                .collection(THINGS, CollectionOptions.NONE.withStrategy(SyncStrategy.PULL_ONLY)).build());

        assertThat(hub.pushed).isEmpty();
        assertThat(edge.name("1")).isEqualTo("here");
        assertThat(edge.changes()).singleElement().satisfies(change -> {
            assertThat(change.state()).isEqualTo(Change.State.PENDING);
            assertThat(change.base().image().orElseThrow().get("name").asText()).isEqualTo("there");
        });
        edge.engine.sync();
        assertThat(hub.value(THINGS, "1", "name")).isEqualTo("here");
    }

    @Test
    void pushOnlyNeverOverwritesAndLetsTheRemoteWinElsewhere() {
        edge.with(CollectionOptions.NONE.withStrategy(SyncStrategy.PUSH_ONLY));
        edge.put(thing("1", "a"));
        hub.put(THINGS, thing("2", "there"));
        edge.engine.sync();
        hub.put(THINGS, thing("1", "there"));
        edge.put(thing("1", "here"));

        edge.engine.sync();

        assertThat(hub.fetches).noneMatch(request -> request.collection().equals(THINGS));
        assertThat(edge.name("1")).isEqualTo("here");
        assertThat(hub.value(THINGS, "1", "name")).isEqualTo("there");
        assertThat(edge.changes()).singleElement()
                .satisfies(change -> assertThat(change.state()).isEqualTo(Change.State.DIVERGED));
        assertThat(edge.store.conflicts()).singleElement()
                .satisfies(conflict -> assertThat(conflict.resolution()).contains("Diverged"));

        edge.put(thing("1", "here again"));
        edge.engine.sync();
        assertThat(hub.value(THINGS, "1", "name")).isEqualTo("here again");
        assertThat(edge.changes()).isEmpty();
    }

    @Test
    void pushOnlyEnrolsWhatWasThere() {
        edge.seed(thing("1", "a"));
        edge.with(CollectionOptions.NONE.withStrategy(SyncStrategy.PUSH_ONLY));

        edge.engine.sync();

        assertThat(hub.state(THINGS, "1")).isInstanceOf(RecordState.Present.class);
        assertThat(edge.changes()).isEmpty();
    }
}
