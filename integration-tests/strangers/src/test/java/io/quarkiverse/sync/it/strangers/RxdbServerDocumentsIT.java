package io.quarkiverse.sync.it.strangers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sync.it.Database;
import io.quarkiverse.sync.it.Stand;

/** Documents of an rxdb-server that no application of ours would have written. */
@ParameterizedClass
@EnumSource(Database.class)
class RxdbServerDocumentsIT extends AgainstRxdbServer {

    private static final String ROWS = "server-wins";

    RxdbServerDocumentsIT(Database database) {
        super(database, RxdbServerStand.on(database));
    }

    @Test
    @DisplayName("fields that our entity lacks survive our edits")
    void unknownFields() {
        String id = Stand.newId();
        stand.server.put(ROWS, id, Map.of("title", "first", "colour", "red", "nested", Map.of("a", List.of(1, 2))));
        stand.sync();
        stand.edge.put(ROWS, id, Map.of("title", "second"));
        stand.syncWithoutConflict();
        stand.server.put(ROWS, id, Map.of("colour", "blue"));
        stand.edge.put(ROWS, id, Map.of("title", "third"));

        stand.syncWithoutConflict();

        assertThat(stand.server.record(ROWS, id)).get().extracting("title", "colour").containsExactly("third", "blue");
        assertThat(stand.server.json(ROWS, id).path("nested").toString()).isEqualTo("{\"a\":[1,2]}");
        stand.assertAgreed(ROWS);
    }

    @Test
    @DisplayName("times that it writes with .000Z, nulls that it writes out: no false conflict, its text stays")
    void otherText() {
        String id = Stand.newId();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("title", "first");
        fields.put("remark", null);
        fields.put("editedAt", "2026-01-01T00:00:00.000Z");
        stand.server.put(ROWS, id, fields);
        stand.sync();
        stand.edge.put(ROWS, id, Map.of("title", "second"));

        stand.syncWithoutConflict();

        assertThat(stand.server.json(ROWS, id).path("title").asText()).isEqualTo("second");
        assertThat(stand.server.json(ROWS, id).path("editedAt").asText()).isEqualTo("2026-01-01T00:00:00.000Z");
        assertThat(stand.server.json(ROWS, id).path("remark").isNull()).isTrue();
        stand.edge.delete(ROWS, id);
        stand.syncWithoutConflict();
        assertThat(stand.server.record(ROWS, id)).isEmpty();
        stand.edge.put(ROWS, id, Map.of("title", "again"));
        stand.syncWithoutConflict();
        assertThat(stand.server.record(ROWS, id)).get().extracting("title").isEqualTo("again");
        stand.assertAgreed(ROWS);
    }

    @Test
    @DisplayName("nulls where it has nothing, and the other way round")
    void nullsOfOurs() {
        String id = stand.agreed(ROWS, Map.of("title", "first", "remark", "to be emptied", "rating", 3));
        Map<String, Object> emptied = new LinkedHashMap<>();
        emptied.put("remark", null);
        emptied.put("rating", null);
        stand.edge.put(ROWS, id, emptied);
        stand.syncWithoutConflict();
        stand.assertAgreed(ROWS);
        stand.edge.put(ROWS, id, Map.of("rating", 4));
        stand.syncWithoutConflict();
        stand.server.put(ROWS, id, Map.of("remark", "of the server"));
        stand.edge.put(ROWS, id, Map.of("title", "edge"));
        stand.sync();

        stand.assertAgreed(ROWS);
    }

    @Test
    @DisplayName("a record above its body limit is set aside, and blocks nobody")
    void tooLarge() {
        String large = Stand.newId();
        String small = Stand.newId();
        stand.edge.put("things", large, Map.of("notes", "x".repeat(150_000)));
        stand.edge.put("things", small, Map.of("notes", "x".repeat(50_000)));

        assertThat(stand.edge.sync().path("outcome").asText()).isEqualTo("PARTIAL");

        assertThat(stand.server.record("things", small)).isPresent();
        assertThat(stand.server.record("things", large)).isEmpty();
        assertThat(stand.edge.query("select state, error from sync_change")).singleElement().satisfies(change -> {
            assertThat(change.get("state")).isEqualTo("QUARANTINED");
            assertThat(change.get("error")).contains("TOO_LARGE");
        });
        stand.edge.put("things", large, Map.of("notes", "made shorter"));
        stand.sync();
        stand.assertAgreed("things");
    }

    @Test
    @DisplayName("a record that its validator forbids is set aside, and blocks nobody")
    void forbidden() {
        String bad = Stand.newId();
        List<String> good = List.of(Stand.newId(), Stand.newId(), Stand.newId());
        good.forEach(id -> stand.edge.put(ROWS, id, Map.of("title", "good")));
        stand.edge.put(ROWS, bad, Map.of("title", "forbidden"));
        String pulled = Stand.newId();
        stand.server.put(ROWS, pulled, Map.of("title", "good"));

        assertThat(stand.edge.sync().path("outcome").asText()).isEqualTo("PARTIAL");

        assertThat(stand.server.all(ROWS).keySet()).containsAll(good).doesNotContain(bad);
        assertThat(stand.edge.row("ServerWinsRow", pulled)).isPresent();
        assertThat(stand.edge.query("select record_id, error from sync_change")).singleElement().satisfies(change -> {
            assertThat(change.get("record_id")).isEqualTo(bad);
            assertThat(change.get("error")).contains("REQUEST_REFUSED");
        });
        stand.edge.put(ROWS, bad, Map.of("title", "allowed"));
        stand.sync();
        stand.assertAgreed(ROWS);
    }

    @Test
    @DisplayName("ids of every character")
    void ids() {
        List<String> ids = List.of("a&b=c", "a+b c", "50%25#?", "ü/ß\\", "emoji 🚲", "x'y");
        ids.forEach(id -> {
            stand.server.putAll(ROWS, List.of(Map.of("id", "server " + id, "title", "first")));
            stand.edge.putAll(ROWS, List.of(Map.of("id", "edge " + id, "title", "first")));
            stand.syncWithoutConflict();
        });

        stand.assertAgreed(ROWS);
        assertThat(stand.edge.all(ROWS).keySet()).contains("server 50%25#?", "edge emoji 🚲");
    }

    @Test
    @DisplayName("children without their parents wait: it knows no references")
    void references() {
        String parent = Stand.newId();
        String child = Stand.newId();
        stand.server.put("children", child, Map.of("title", "child", "parentId", parent));
        assertThat(stand.edge.sync().path("outcome").asText()).isEqualTo("PARTIAL");
        assertThat(stand.edge.row("Child", child)).isEmpty();
        stand.server.put("parents", parent, Map.of("title", "parent"));
        stand.sync();
        assertThat(stand.edge.row("Child", child)).get().extracting("parent_id").isEqualTo(parent);

        stand.server.delete("parents", parent);
        assertThat(stand.edge.sync().path("outcome").asText()).isEqualTo("PARTIAL");
        assertThat(stand.edge.row("Parent", parent)).isPresent();
        stand.server.delete("children", child);

        stand.sync();

        assertThat(stand.edge.row("Parent", parent)).isEmpty();
        assertThat(stand.edge.row("Child", child)).isEmpty();
        assertThat(stand.edge.query("select * from sync_quarantine")).isEmpty();
    }

    @Test
    @DisplayName("documents that our entity cannot hold are set aside until they fit")
    void unmappable() {
        String bad = Stand.newId();
        String good = Stand.newId();
        stand.server.put(ROWS, bad, Map.of("title", "first", "rating", "many"));
        stand.server.put(ROWS, good, Map.of("title", "first"));
        assertThat(stand.edge.sync().path("outcome").asText()).isEqualTo("PARTIAL");
        assertThat(stand.edge.row("ServerWinsRow", good)).isPresent();
        assertThat(stand.edge.row("ServerWinsRow", bad)).isEmpty();
        stand.server.put(ROWS, bad, Map.of("rating", 5));

        stand.sync();

        stand.assertAgreed(ROWS);
    }
}
