package io.quarkiverse.sync.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.JsonNode;

/** A resolver of the application's own that fails, or leaves the decision to people; the titles tell it to. */
@ParameterizedClass
@EnumSource(Database.class)
class UndecidedIT {

    private final Stand stand;

    UndecidedIT(Database database) {
        stand = Stand.on(database);
    }

    @Test
    @Tag("invariant-09")
    void oneThatThrowsQuarantinesTheRecordAndTheRunGoesOn() {
        assertQuarantined("throw", "it was asked to");
    }

    @Test
    @Tag("invariant-09")
    void oneThatReturnsNothingQuarantinesTheRecordAndTheRunGoesOn() {
        assertQuarantined("nothing", "returned nothing");
    }

    @Test
    void oneThatWaitsLeavesBothSidesAsTheyAreUntilPeopleDecide() {
        String id = agreed();
        editBoth(id, "wait");

        JsonNode result = stand.edge.sync();

        assertThat(result.path("conflicts").asInt()).isEqualTo(1);
        assertUndecided(id, "wait", "CONFLICTED");
        stand.edge.sync();
        assertUndecided(id, "wait", "CONFLICTED");
        Map<String, String> conflict = stand.edge
                .query("select conflict_id, resolution from sync_conflict where record_id = '" + id + "'").get(0);
        assertThat(conflict.get("resolution")).contains("people decide");

        assertThat(stand.edge.send("POST", "/control/sync/conflict/" + conflict.get("conflict_id"), "").body()).isEqualTo("[]");
        stand.edge.sync();
        assertAgreed(id, "wait");
    }

    private void assertQuarantined(String title, String why) {
        String bad = agreed();
        String good = agreed();
        editBoth(bad, title);
        editBoth(good, "edge");

        JsonNode result = stand.edge.sync();

        assertThat(result.path("outcome").asText()).isEqualTo("PARTIAL");
        assertThat(result.path("errors")).singleElement().satisfies(error -> {
            assertThat(error.path("recordId").asText()).isEqualTo(bad);
            assertThat(error.path("code").asText()).isEqualTo("RESOLVER");
            assertThat(error.path("message").asText()).contains(why);
        });
        assertAgreed(good, "hub + edge");
        assertUndecided(bad, title, "QUARANTINED");

        stand.edge.put("custom", bad, Map.of("title", "edited"));
        stand.edge.sync();
        assertAgreed(bad, "hub + edited");
    }

    private String agreed() {
        String id = Stand.newId();
        stand.hub.put("custom", id, Map.of("title", "first"));
        stand.edge.sync();
        return id;
    }

    private void editBoth(String id, String title) {
        stand.edge.put("custom", id, Map.of("title", title));
        stand.hub.put("custom", id, Map.of("title", "hub"));
    }

    private void assertUndecided(String id, String title, String state) {
        assertThat(stand.edge.row("CustomRow", id)).get().extracting("title").isEqualTo(title);
        assertThat(stand.hub.row("CustomRow", id)).get().extracting("title").isEqualTo("hub");
        assertThat(stand.edge.query("select state from sync_conflict where record_id = '" + id + "'")).singleElement()
                .extracting("state").isEqualTo("WAITING");
        assertThat(stand.edge.query("select state from sync_change where record_id = '" + id + "'")).singleElement()
                .extracting("state").isEqualTo(state);
    }

    private void assertAgreed(String id, String title) {
        assertThat(stand.edge.row("CustomRow", id)).get().extracting("title").isEqualTo(title);
        assertThat(stand.hub.row("CustomRow", id)).get().extracting("title").isEqualTo(title);
        assertThat(stand.edge.query("select state from sync_conflict where record_id = '" + id + "'")).singleElement()
                .extracting("state").isEqualTo("DECIDED");
        assertThat(stand.edge.query("select * from sync_change where record_id = '" + id + "'")).isEmpty();
    }
}
