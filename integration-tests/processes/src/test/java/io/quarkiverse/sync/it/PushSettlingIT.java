package io.quarkiverse.sync.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The rows of the table "settling a pushed change" that a real hub can be made to answer; lost and altered answers, locked rows
 * and plain RxDB have classes of their own.
 */
@ParameterizedClass
@EnumSource(Database.class)
class PushSettlingIT {

    private final Stand stand;

    PushSettlingIT(Database database) {
        stand = Stand.on(database);
    }

    @Test
    void appliedAndNotEditedSince() {
        String id = agreed("server-wins");
        stand.edge.put("server-wins", id, Map.of("title", "second"));

        stand.edge.sync();

        assertAgreed("server-wins", "ServerWinsRow", id, "second");
    }

    @Test
    void appliedButStoredDifferentlyIsTakenOver() {
        String id = Stand.newId();
        stand.hub.put("things", id, Map.of("title", "first", "stamp", "of the hub"));
        stand.edge.sync();
        stand.edge.put("things", id, Map.of("title", "second", "stamp", "of the edge", "price", "1.2345"));

        JsonNode result = stand.edge.sync();

        assertThat(result.path("uploaded").asInt()).isEqualTo(1);
        assertThat(result.path("downloaded").asInt()).as("it came with the answer").isZero();
        assertAgreed("things", "Thing", id, "second");
        assertThat(stand.edge.row("Thing", id)).get().extracting("stamp", "price").containsExactly("of the hub", "1.2300");
        assertThat(conflicts(id)).isZero();
    }

    @Test
    void anInsertThatMeetsATombstoneIsARecreation() {
        String id = agreed("server-wins");
        stand.edge.delete("server-wins", id);
        stand.edge.sync();
        stand.edge.put("server-wins", id, Map.of("title", "again"));

        stand.edge.sync();

        assertAgreed("server-wins", "ServerWinsRow", id, "again");
        assertThat(conflicts(id)).isZero();
    }

    @Test
    void aBulkUpdateWhoseRecordTheHubDidNotChangeIsNoConflict() {
        String id = agreed("server-wins");
        stand.edge.bulkUpdate("server-wins", id, "title", "by bulk statement");

        stand.edge.sync();

        assertAgreed("server-wins", "ServerWinsRow", id, "by bulk statement");
        assertThat(conflicts(id)).isZero();
    }

    @Test
    void aBulkUpdateWhoseRecordTheHubChangedGoesToTheResolver() {
        String id = agreed("client-wins");
        stand.hub.put("client-wins", id, Map.of("title", "hub"));
        stand.edge.bulkUpdate("client-wins", id, "title", "edge");

        stand.edge.sync();

        assertAgreed("client-wins", "ClientWinsRow", id, "edge");
        assertThat(conflicts(id)).isEqualTo(1);
    }

    @Test
    void aRejectedChangeIsQuarantinedWithItsReasonAndBlocksNobody() {
        String bad = Stand.newId();
        String good = Stand.newId();
        stand.edge.put("server-wins", bad, Map.of("title", "x", "rating", 1000));
        stand.edge.put("server-wins", good, Map.of("title", "good"));

        JsonNode result = stand.edge.sync();

        assertThat(result.path("outcome").asText()).isEqualTo("PARTIAL");
        assertThat(stand.hub.row("ServerWinsRow", good)).isPresent();
        assertThat(stand.hub.row("ServerWinsRow", bad)).isEmpty();
        assertThat(stand.edge.query("select state, error from sync_change where record_id = '" + bad + "'")).singleElement()
                .satisfies(change -> {
                    assertThat(change.get("state")).isEqualTo("QUARANTINED");
                    assertThat(change.get("error")).contains("rating");
                });

        stand.edge.put("server-wins", bad, Map.of("rating", 5));
        stand.edge.sync();
        assertAgreed("server-wins", "ServerWinsRow", bad, "x");
    }

    @Test
    void aChildWhoseParentIsGoneAtTheHubWaitsAndHeals() {
        String parent = agreed("parents");
        String child = Stand.newId();
        stand.hub.delete("parents", parent);
        stand.edge.put("children", child, Map.of("title", "child", "parentId", parent));

        stand.edge.sync();

        assertThat(stand.edge.query("select error from sync_change where record_id = '" + child
                + "' and state = 'QUARANTINED' and next_attempt_at > changed_at")).singleElement().asString()
                .contains("MISSING_PARENT");
        assertThat(stand.edge.row("Parent", parent)).as("a child here refers to it").isPresent();

        stand.hub.put("parents", parent, Map.of("title", "again"));
        stand.edge.execute("update sync_change set next_attempt_at = changed_at where record_id = '" + child + "'");
        stand.edge.sync();

        assertAgreed("children", "Child", child, "child");
        assertAgreed("parents", "Parent", parent, "again");
        assertThat(stand.edge.query("select * from sync_quarantine where record_id = '" + parent + "'")).isEmpty();
    }

    @Test
    void insertedAndDeletedBeforeItWasSentIsNothing() {
        String id = Stand.newId();
        stand.edge.put("server-wins", id, Map.of("title", "short life"));
        stand.edge.delete("server-wins", id);

        JsonNode result = stand.edge.sync();

        assertThat(result.path("uploaded").asInt()).isZero();
        assertThat(stand.edge.query("select * from sync_change where record_id = '" + id + "'")).isEmpty();
    }

    private String agreed(String collection) {
        String id = Stand.newId();
        stand.edge.put(collection, id, Map.of("title", "first"));
        stand.edge.sync();
        return id;
    }

    private int conflicts(String id) {
        return stand.edge.query("select * from sync_conflict where record_id = '" + id + "'").size();
    }

    private void assertAgreed(String collection, String table, String id, String title) {
        assertThat(stand.hub.row(table, id)).get().extracting("title").isEqualTo(title);
        assertThat(stand.edge.row(table, id)).get().extracting("title").isEqualTo(title);
        assertThat(stand.edge.query("select * from sync_change where record_id = '" + id + "'")).isEmpty();
    }
}
