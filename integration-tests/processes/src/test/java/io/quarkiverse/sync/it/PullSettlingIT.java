package io.quarkiverse.sync.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.JsonNode;

/** The rows of the table "settling a pulled record" whose record is clean, or meets a change that the push left behind. */
@ParameterizedClass
@EnumSource(Database.class)
class PullSettlingIT {

    private final Stand stand;

    PullSettlingIT(Database database) {
        stand = Stand.on(database);
    }

    @Test
    void aCleanRecordIsTakenOverOnce() {
        String id = Stand.newId();
        stand.hub.put("server-wins", id, Map.of("title", "first"));
        stand.edge.sync();
        stand.hub.put("server-wins", id, Map.of("title", "second"));

        JsonNode result = stand.edge.sync();

        assertThat(result.path("downloaded").asInt()).isEqualTo(1);
        assertThat(stand.edge.row("ServerWinsRow", id)).get().extracting("title").isEqualTo("second");
        assertThat(stand.edge.sync().path("downloaded").asInt()).isZero();
    }

    @Test
    void aCleanRecordThatIsTheSameIsNotWritten() {
        String id = agreed("things");
        String version = version(id);
        stand.hub.put("things", id, Map.of("title", "second"));
        stand.hub.put("things", id, Map.of("title", "first"));

        stand.edge.sync();

        assertThat(stand.network.passed()).as("the document came").anySatisfy(passed -> assertThat(passed.body()).contains(id));
        assertThat(version(id)).isEqualTo(version);

        stand.hub.put("things", id, Map.of("title", "second"));
        stand.edge.sync();
        assertThat(version(id)).isNotEqualTo(version);
    }

    @Test
    void theSameEditOnBothSidesIsAgreed() {
        String id = agreed("server-wins");
        stand.hub.put("server-wins", id, Map.of("title", "the same"));
        stand.edge.put("server-wins", id, Map.of("title", "the same"));

        stand.edge.sync();

        assertThat(stand.edge.row("ServerWinsRow", id)).isEqualTo(stand.hub.row("ServerWinsRow", id));
        assertThat(stand.edge.query("select * from sync_change where record_id = '" + id + "'")).isEmpty();
        assertThat(stand.edge.query("select * from sync_conflict where record_id = '" + id + "'")).isEmpty();
    }

    @Test
    void aRejectedChangeDoesNotKeepTheHubsNewerStateFromItsResolver() {
        String id = agreed("server-wins");
        stand.edge.put("server-wins", id, Map.of("rating", 1000));
        stand.edge.sync();
        stand.hub.put("server-wins", id, Map.of("title", "newer at the hub"));

        stand.edge.sync();

        assertThat(stand.edge.row("ServerWinsRow", id)).isEqualTo(stand.hub.row("ServerWinsRow", id));
        assertThat(stand.edge.query("select state from sync_conflict where record_id = '" + id + "'")).singleElement()
                .extracting("state").isEqualTo("DECIDED");
    }

    @Test
    void bothDeletedIsAgreed() {
        String id = agreed("server-wins");
        stand.hub.delete("server-wins", id);
        stand.edge.delete("server-wins", id);

        stand.edge.sync();

        assertThat(stand.edge.row("ServerWinsRow", id)).isEmpty();
        assertThat(stand.hub.row("ServerWinsRow", id)).isEmpty();
        assertThat(stand.edge.query("select * from sync_change where record_id = '" + id + "'")).isEmpty();
        assertThat(stand.edge.query("select * from sync_conflict where record_id = '" + id + "'")).isEmpty();
    }

    @Test
    void aPulledRecordThatIsTheBaseIsIgnored() {
        String id = agreed("server-wins");
        stand.edge.put("server-wins", id, Map.of("rating", 1000));
        stand.edge.sync();
        stand.hub.put("server-wins", id, Map.of("title", "there"));
        stand.hub.put("server-wins", id, Map.of("title", "first"));

        stand.edge.sync();

        assertThat(stand.edge.row("ServerWinsRow", id)).get().extracting("rating").isEqualTo("1000");
        assertThat(stand.edge.query("select * from sync_conflict where record_id = '" + id + "'")).isEmpty();
        assertThat(stand.edge.query("select state from sync_change where record_id = '" + id + "'")).hasSize(1);
        stand.edge.put("server-wins", id, Map.of("rating", 1));
        stand.edge.sync();
    }

    @Test
    void aPulledRecordThatIsTheLocalStateIsAgreedThoughItsBaseIsUnknown() {
        String id = agreed("server-wins");
        stand.hub.put("server-wins", id, Map.of("title", "the same"));
        stand.edge.bulkUpdate("server-wins", id, "title", "the same");

        stand.edge.sync();

        assertThat(stand.edge.query("select * from sync_change where record_id = '" + id + "'")).isEmpty();
        assertThat(stand.edge.query("select * from sync_conflict where record_id = '" + id + "'")).isEmpty();
    }

    @Test
    void aTombstoneThatMeetsALocalInsertIsItsBase() {
        String id = agreed("server-wins");
        stand.hub.delete("server-wins", id);
        stand.edge.sync();
        stand.edge.put("server-wins", id, Map.of("title", "again", "rating", 1000));
        stand.edge.sync();
        stand.hub.put("server-wins", id, Map.of("title", "there"));
        stand.hub.delete("server-wins", id);
        stand.edge.sync();
        stand.edge.put("server-wins", id, Map.of("rating", 2));

        stand.edge.sync();

        assertThat(stand.hub.row("ServerWinsRow", id)).get().extracting("title").isEqualTo("again");
        assertThat(stand.edge.query("select * from sync_conflict where record_id = '" + id + "'")).isEmpty();
    }

    private String version(String id) {
        return stand.edge.row("Thing", id).orElseThrow().get("version");
    }

    private String agreed(String collection) {
        String id = Stand.newId();
        stand.hub.put(collection, id, Map.of("title", "first"));
        stand.edge.sync();
        stand.network.heal();
        return id;
    }
}
