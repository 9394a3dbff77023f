package io.quarkiverse.sync.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.PendingChange;
import io.quarkiverse.sync.RecordState;

class PendingChangesTest {

    private final MemoryStore store = MemoryStore.of(MemoryCollection.of("things", "id", Set.of("id", "name")));

    @Test
    void changesAreListedBeforeTheyAreFolded() {
        store.put("things", thing("1", "first"));
        store.put("things", thing("1", "second"));

        assertThat(store.pendingChanges(10)).singleElement().satisfies(change -> {
            assertThat(change.collection()).isEqualTo("things");
            assertThat(change.recordId()).isEqualTo("1");
            assertThat(change.base()).isEqualTo(new RecordState.Absent());
            assertThat(change.local()).isEqualTo(new RecordState.Present(thing("1", "second")));
            assertThat(change.problem()).isEmpty();
        });
    }

    @Test
    void listingDecidesNothing() {
        store.put("things", thing("1", "first"));

        store.pendingChanges(10);

        assertThat(store.changes("things")).isEmpty();
        assertThat(store.pending().changes()).isEqualTo(1);
    }

    @Test
    void atMostTheAskedForNumberIsListed() {
        store.put("things", thing("1", "first"));
        store.put("things", thing("2", "first"));

        assertThat(store.pendingChanges(1)).extracting(PendingChange::collection).containsExactly("things");
    }

    private static Document thing(String id, String name) {
        return Document.of(JsonNodeFactory.instance.objectNode().put("id", id).put("name", name));
    }
}
