package io.quarkiverse.sync.engine;

import static io.quarkiverse.sync.engine.Edge.PARTS;
import static io.quarkiverse.sync.engine.Edge.THINGS;
import static io.quarkiverse.sync.engine.Edge.part;
import static io.quarkiverse.sync.engine.Edge.thing;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.SyncOptions.CollectionOptions;
import io.quarkiverse.sync.SyncResult;
import io.quarkiverse.sync.conflict.ClientWinsResolver;
import io.quarkiverse.sync.store.ConflictRecord;

class TwoWayTest {

    private final TestHub hub = new TestHub();
    private final Edge edge = new Edge(hub);

    @Test
    void editsOfBothSidesMeet() {
        hub.put(THINGS, thing("1", "from the hub"));
        edge.put(thing("2", "from here"));

        SyncResult result = edge.engine.sync();

        assertThat(edge.name("1")).isEqualTo("from the hub");
        assertThat(hub.value(THINGS, "2", "name")).isEqualTo("from here");
        assertThat(result.outcome()).isEqualTo(SyncResult.Outcome.COMPLETED);
        assertThat(result.uploaded()).isEqualTo(1);
        assertThat(edge.changes()).isEmpty();
    }

    @Test
    void updatesAndDeletesTravelBothWays() {
        edge.put(thing("1", "a"));
        edge.put(thing("2", "b"));
        edge.put(thing("3", "c"));
        edge.engine.sync();

        edge.put(thing("1", "a2"));
        edge.store.delete(THINGS, "2");
        hub.delete(THINGS, "3");
        SyncResult result = edge.engine.sync();

        assertThat(result.errors()).isEmpty();
        assertThat(hub.value(THINGS, "1", "name")).isEqualTo("a2");
        assertThat(hub.state(THINGS, "2")).isInstanceOf(RecordState.Deleted.class);
        assertThat(edge.store.get(THINGS, "3")).isEmpty();
        assertThat(edge.changes()).isEmpty();
    }

    @Test
    void aConflictGoesToTheResolverAndLeavesARecord() {
        edge.put(thing("1", "a"));
        edge.engine.sync();
        edge.put(thing("1", "here"));
        hub.put(THINGS, thing("1", "there"));

        SyncResult result = edge.engine.sync();

        assertThat(edge.name("1")).isEqualTo("there");
        assertThat(result.conflicts()).isEqualTo(1);
        assertThat(edge.store.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.state()).isEqualTo(ConflictRecord.State.DECIDED);
            assertThat(conflict.resolver()).contains("server-wins");
            assertThat(conflict.local().image().orElseThrow().get("name").asText()).isEqualTo("here");
        });
        assertThat(edge.engine.statistics().conflictsByResolver()).containsEntry("server-wins", 1L);
    }

    @Test
    void aConflictThatIsWonHereGoesUpInTheSameRun() {
        edge.with(CollectionOptions.NONE.withResolver(new ClientWinsResolver()));
        edge.put(thing("1", "a"));
        edge.engine.sync();
        edge.put(thing("1", "here"));
        hub.put(THINGS, thing("1", "there"));

        edge.engine.sync();

        assertThat(hub.value(THINGS, "1", "name")).isEqualTo("here");
        assertThat(edge.changes()).isEmpty();
    }

    @Test
    @Tag("invariant-10")
    void parentsGoUpBeforeChildrenAndComeDownAfterThem() {
        edge.put(thing("9", "root"));
        edge.put(thing("1", "leaf").put("partOf", "9"));
        edge.store.put(PARTS, Document.of(part("p", "1")));

        edge.engine.sync();

        assertThat(hub.pushed).extracting(change -> change.id()).containsExactly("9", "1", "p");
        hub.delete(THINGS, "9");
        hub.delete(THINGS, "1");
        hub.delete(PARTS, "p");
        SyncResult result = edge.engine.sync();
        assertThat(result.errors()).isEmpty();
        assertThat(edge.store.get(THINGS, "9")).isEmpty();
        assertThat(edge.store.get(PARTS, "p")).isEmpty();
    }

    @Test
    void manyRecordsGoInBoundedBatches() {
        edge.inBatchesOf(7);
        hub.rows = 5;
        for (int i = 0; i < 100; i++) {
            edge.put(thing("here" + i, "x"));
            hub.put(THINGS, thing("there" + i, "y"));
        }

        SyncResult result = edge.engine.sync();

        assertThat(result.uploaded()).isEqualTo(100);
        assertThat(edge.store.get(THINGS, "there99")).isPresent();
        assertThat(hub.requests).allSatisfy(request -> assertThat(request.changes()).hasSizeLessThanOrEqualTo(5));
        assertThat(hub.fetches).allSatisfy(request -> assertThat(request.maxRows()).isEqualTo(7));
    }

    @Test
    void recordsThatReferToEachOtherInACircleGoTogether() {
        edge.put(thing("1", "a"));
        edge.put(thing("2", "b").put("partOf", "1"));
        edge.put(thing("1", "a").put("partOf", "2"));

        SyncResult result = edge.engine.sync();

        assertThat(result.uploaded()).isEqualTo(2);
        assertThat(hub.requests).hasSize(1);
    }
}
