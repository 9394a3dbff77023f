package io.quarkiverse.sync.it.strangers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sync.it.Database;
import io.quarkiverse.sync.it.Stand;

/** What people do to records, at our edge and at an rxdb-server. */
@ParameterizedClass
@EnumSource(Database.class)
class RxdbServerEditsIT extends AgainstRxdbServer {

    private static final String ROWS = "server-wins";

    RxdbServerEditsIT(Database database) {
        super(database, RxdbServerStand.on(database));
    }

    @Test
    @DisplayName("push of insert, update and delete")
    void pushed() {
        String updated = stand.agreed(ROWS, Map.of("title", "first", "rating", 1));
        String deleted = stand.agreed(ROWS, Map.of("title", "first"));
        String inserted = Stand.newId();
        stand.edge.put(ROWS, updated, Map.of("title", "second"));
        stand.edge.delete(ROWS, deleted);
        stand.edge.put(ROWS, inserted, Map.of("title", "new", "editedAt", "2026-05-01T10:00:00.123456Z"));

        stand.syncWithoutConflict();

        assertThat(stand.server.record(ROWS, updated)).get().extracting("title", "rating").containsExactly("second", "1");
        assertThat(stand.server.record(ROWS, deleted)).isEmpty();
        assertThat(stand.server.record(ROWS, inserted)).isPresent();
        stand.assertAgreed(ROWS);
    }

    @Test
    @DisplayName("pull of insert, update and delete")
    void pulled() {
        String updated = stand.agreed(ROWS, Map.of("title", "first"));
        String deleted = stand.agreed(ROWS, Map.of("title", "first"));
        stand.server.put(ROWS, updated, Map.of("title", "second"));
        stand.server.delete(ROWS, deleted);
        stand.server.put(ROWS, Stand.newId(), Map.of("title", "new"));

        stand.syncWithoutConflict();

        assertThat(stand.edge.row("ServerWinsRow", deleted)).isEmpty();
        stand.assertAgreed(ROWS);
    }

    @Test
    @DisplayName("conflict, decided at the edge")
    void conflict() {
        String serverWins = stand.agreed(ROWS, Map.of("title", "first"));
        stand.edge.put(ROWS, serverWins, Map.of("title", "edge"));
        stand.server.put(ROWS, serverWins, Map.of("title", "server"));
        stand.server.put("client-wins", serverWins, Map.of("title", "first"));
        stand.sync();
        stand.edge.put("client-wins", serverWins, Map.of("title", "edge"));
        stand.server.put("client-wins", serverWins, Map.of("title", "server"));

        stand.sync();

        assertThat(stand.server.record(ROWS, serverWins)).get().extracting("title").isEqualTo("server");
        assertThat(stand.server.record("client-wins", serverWins)).get().extracting("title").isEqualTo("edge");
        stand.assertAgreed(ROWS);
        stand.assertAgreed("client-wins");
    }

    @Test
    @DisplayName("recreation after a delete, of either side")
    void recreated() {
        String deletedHere = stand.agreed(ROWS, Map.of("title", "first"));
        String deletedThere = stand.agreed(ROWS, Map.of("title", "first"));
        stand.edge.delete(ROWS, deletedHere);
        stand.server.delete(ROWS, deletedThere);
        stand.sync();
        stand.edge.put(ROWS, deletedHere, Map.of("title", "again"));
        stand.edge.put(ROWS, deletedThere, Map.of("title", "again"));

        stand.syncWithoutConflict();

        assertThat(stand.server.record(ROWS, deletedHere)).get().extracting("title").isEqualTo("again");
        assertThat(stand.server.record(ROWS, deletedThere)).get().extracting("title").isEqualTo("again");
        stand.assertAgreed(ROWS);
    }

    @Test
    @DisplayName("an answer lost, then a further edit")
    void answerLost() {
        String inserted = Stand.newId();
        String updated = stand.agreed(ROWS, Map.of("title", "first"));
        String deleted = stand.agreed(ROWS, Map.of("title", "first"));
        stand.edge.put(ROWS, inserted, Map.of("title", "sent, and the answer is lost"));
        stand.edge.put(ROWS, updated, Map.of("title", "sent, and the answer is lost"));
        stand.edge.delete(ROWS, deleted);
        stand.network.loseAnswersOf(request -> request.startsWith("POST"));
        stand.edge.trySync();
        assertThat(stand.server.record(ROWS, inserted)).isPresent();
        assertThat(stand.server.record(ROWS, updated)).get().extracting("title").isEqualTo("sent, and the answer is lost");
        assertThat(stand.server.record(ROWS, deleted)).isEmpty();
        stand.edge.put(ROWS, inserted, Map.of("title", "edited again"));
        stand.edge.put(ROWS, updated, Map.of("title", "edited again"));
        stand.edge.put(ROWS, deleted, Map.of("title", "here again"));
        stand.network.heal();

        stand.syncWithoutConflict();

        assertThat(stand.server.record(ROWS, inserted)).get().extracting("title").isEqualTo("edited again");
        assertThat(stand.server.record(ROWS, updated)).get().extracting("title").isEqualTo("edited again");
        assertThat(stand.server.record(ROWS, deleted)).get().extracting("title").isEqualTo("here again");
        stand.assertAgreed(ROWS);
    }

    @Test
    @DisplayName("bulk updates, of which nobody knows the base")
    void bulkUpdate() {
        String id = stand.agreed(ROWS, Map.of("title", "first"));
        stand.edge.bulkUpdate(ROWS, id, "title", "by bulk statement");
        stand.syncWithoutConflict();
        assertThat(stand.server.record(ROWS, id)).get().extracting("title").isEqualTo("by bulk statement");
        stand.edge.bulkUpdate(ROWS, id, "title", "by bulk statement again");
        stand.server.put(ROWS, id, Map.of("title", "server"));

        stand.sync();

        assertThat(stand.edge.row("ServerWinsRow", id)).get().extracting("title").isEqualTo("server");
        stand.assertAgreed(ROWS);
    }
}
