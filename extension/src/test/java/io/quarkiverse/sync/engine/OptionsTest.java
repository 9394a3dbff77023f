package io.quarkiverse.sync.engine;

import static io.quarkiverse.sync.engine.Edge.PARTS;
import static io.quarkiverse.sync.engine.Edge.THINGS;
import static io.quarkiverse.sync.engine.Edge.part;
import static io.quarkiverse.sync.engine.Edge.thing;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.SyncOptions;
import io.quarkiverse.sync.SyncOptions.CollectionOptions;

class OptionsTest {

    private final TestHub hub = new TestHub();
    private final Edge edge = new Edge(hub);

    @Test
    @Tag("invariant-11")
    void fieldsThatAreNotPulledAreNeitherWrittenNorComparedNorPushed() {
        edge.with(CollectionOptions.NONE.withFields(Set.of("name")));
        hub.put(THINGS, thing("1", "a").put("size", 1).put("note", "the hub's"));
        edge.engine.sync();
        edge.put(thing("1", "a").put("note", "mine"));
        edge.engine.sync();
        assertThat(hub.pushed).isEmpty();

        hub.put(THINGS, thing("1", "b").put("size", 2).put("note", "the hub's again"));
        edge.engine.sync();
        assertThat(edge.name("1")).isEqualTo("b");
        assertThat(edge.value("1", "note")).isEqualTo("mine");

        edge.put(thing("1", "c").put("note", "mine"));
        edge.engine.sync();
        assertThat(hub.value(THINGS, "1", "name")).isEqualTo("c");
        assertThat(hub.value(THINGS, "1", "note")).isEqualTo("the hub's again");
        assertThat(hub.value(THINGS, "1", "size")).isEqualTo("2");
        assertThat(edge.store.conflicts()).isEmpty();
        assertThat(edge.changes()).isEmpty();
    }

    @Test
    @Tag("invariant-13")
    void fieldsThatTheHubManagesAreNoConflict() {
        edge.with(CollectionOptions.NONE.withServerManaged(Set.of("size")));
        hub.put(THINGS, thing("1", "a").put("size", 1));
        edge.engine.sync();
        edge.put(thing("1", "b").put("size", 1));
        hub.put(THINGS, thing("1", "a").put("size", 2));

        edge.engine.sync();

        assertThat(edge.store.conflicts()).isEmpty();
        assertThat(hub.value(THINGS, "1", "name")).isEqualTo("b");
        assertThat(hub.value(THINGS, "1", "size")).isEqualTo("2");
        assertThat(edge.value("1", "size")).isEqualTo("2");
    }

    @Test
    void priorityGoesFirstWithItsUnsentParents() {
        edge.options(SyncOptions.builder().collection(PARTS, CollectionOptions.NONE
                .withPriority(part -> part.get("name").asText().equals("urgent"))).build());
        edge.put(thing("1", "a"));
        edge.put(thing("9x", "root"));
        edge.put(thing("8", "middle").put("partOf", "9x"));
        edge.store.put(PARTS, Document.of(part("a", "1")));
        edge.store.put(PARTS, Document.of(part("z", "8").put("name", "urgent")));

        edge.engine.sync();

        assertThat(hub.pushed).extracting(change -> change.id()).containsExactly("9x", "8", "z", "1", "a");
        assertThat(edge.store.changes(PARTS)).isEmpty();
    }

    @Test
    void onlyWhatIsNamedIsSynced() {
        edge.put(thing("1", "a"));
        edge.store.put(PARTS, Document.of(part("p", "1")));

        edge.engine.sync(PARTS);
        assertThat(hub.pushed).as("its parent is not at the hub").isEmpty();
        edge.engine.sync();

        assertThat(hub.pushed).extracting(change -> change.id()).containsExactly("1", "p");
    }

    @Test
    void queryParametersGoAlongAndHaveTheirOwnCheckpoint() {
        hub.put(THINGS, thing("1", "a"));
        edge.engine.sync();
        edge.put(thing("2", "b"));
        SyncOptions options = SyncOptions.builder()
                .collection(THINGS, CollectionOptions.NONE.withQueryParameters(Map.of("region", "eu"))).build();
        hub.fetches.clear();

        edge.engine.sync(options);

        assertThat(hub.fetches.get(0).queryParameters()).containsEntry("region", "eu");
        assertThat(hub.fetches.get(0).since()).isEmpty();
        assertThat(hub.pushed).extracting(change -> change.id()).containsExactly("2");
        hub.fetches.clear();
        edge.engine.sync();
        assertThat(hub.fetches.get(0).since()).isPresent();
    }
}
