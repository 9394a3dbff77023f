package io.quarkiverse.sync.engine;

import static io.quarkiverse.sync.engine.Edge.THINGS;
import static io.quarkiverse.sync.engine.Edge.thing;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.sync.NetworkException;
import io.quarkiverse.sync.SyncOptions;
import io.quarkiverse.sync.SynchronizationEngine;
import io.quarkiverse.sync.adapter.Fetched;

/** What was pushed does not come back, though a pull may end before it. */
class PushTicketsTest {

    private final TestHub hub = new TestHub();
    private final Edge edge = new Edge(hub).options(SyncOptions.builder().collections(THINGS).build());

    @BeforeEach
    void pushedAboveTheFence() {
        hub.put(THINGS, thing("0", "there"));
        edge.engine.sync();
        edge.put(thing("1", "here"));
        hub.onPage = page -> new Fetched.Page(List.of(), List.of(), hub.last().since().orElseThrow(), true,
                OptionalLong.of(1));
        assertThat(edge.engine.sync().uploaded()).isEqualTo(1);
        hub.onPage = page -> page;
        hub.fetches.clear();
    }

    @Test
    void thePullOfTheNextRunLeavesItOutToo() {
        assertThat(edge.engine.sync().downloaded()).isZero();

        assertThat(hub.last().tickets()).isNotEmpty();
    }

    @Test
    void twoPullsAreAsked() {
        edge.engine.sync();
        edge.engine.sync();

        assertThat(hub.last().tickets()).isEmpty();
    }

    @Test
    void aFullPullBringsItAlthoughAnotherNodeHasBegunIt() {
        hub.purged = Fetched.Reason.TOMBSTONES_PURGED;
        try (SynchronizationEngine other = EngineBuilder.of("hub", edge.store, closing()).ports(edge.ports())
                .limits(Edge.limits(1)).build()) {
            assertThat(other.sync().errors()).isNotEmpty();
        }
        assertThat(hub.fetches).as("refused, a page of everything, and no more").hasSize(3);
        hub.fetches.clear();
        hub.onPage = page -> page;
        hub.online = true;

        edge.engine.sync();

        assertThat(hub.fetches.get(0).since()).isPresent();
        assertThat(hub.fetches).extracting(fetch -> fetch.tickets().size()).containsOnly(0);
        assertThat(edge.name("1")).isEqualTo("here");
    }

    /** Is gone after the first page of everything. */
    private TestHub closing() {
        hub.onPage = page -> {
            if (hub.fetches.size() == 3) {
                throw new NetworkException("gone", null);
            }
            return page;
        };
        return hub;
    }
}
