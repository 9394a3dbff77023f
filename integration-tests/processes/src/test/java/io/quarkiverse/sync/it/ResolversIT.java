package io.quarkiverse.sync.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Every resolver with every row of its table, between two processes. */
@ParameterizedClass
@EnumSource(Database.class)
class ResolversIT {

    private static final Map<String, String> TABLES = Map.of("server-wins", "ServerWinsRow", "client-wins", "ClientWinsRow",
            "timestamp", "TimestampRow", "letters", "LetterRow", "merge-fields", "MergeFieldsRow", "custom", "CustomRow");

    private static final String EARLIER = Instant.now().minus(Duration.ofDays(1)).toString();
    private static final String LATER = Instant.now().plus(Duration.ofDays(1)).toString();

    private final Stand stand;

    ResolversIT(Database database) {
        stand = Stand.on(database);
    }

    @Test
    void serverWins() {
        assertThat(bothEdited("server-wins", Map.of("title", "edge"), Map.of("title", "hub")).title()).contains("hub");
        assertThat(deletedHere("server-wins", Map.of("title", "hub")).title()).contains("hub");
        assertThat(deletedThere("server-wins", Map.of("title", "edge")).title()).isEmpty();
    }

    @Test
    void clientWins() {
        assertThat(bothEdited("client-wins", Map.of("title", "edge"), Map.of("title", "hub")).title()).contains("edge");
        assertThat(deletedHere("client-wins", Map.of("title", "hub")).title()).isEmpty();
        assertThat(deletedThere("client-wins", Map.of("title", "edge")).title()).contains("edge");
    }

    @Test
    void timestampLaterWinsEqualOrMissingIsRemote() {
        assertThat(bothEdited("timestamp", at("edge", LATER), at("hub", EARLIER)).title()).contains("edge");
        assertThat(bothEdited("timestamp", at("edge", EARLIER), at("hub", LATER)).title()).contains("hub");
        assertThat(bothEdited("timestamp", at("edge", LATER), at("hub", LATER)).title()).contains("hub");
        assertThat(bothEdited("timestamp", Map.of("title", "edge"), Map.of("title", "hub")).title()).contains("hub");
    }

    @Test
    void timestampOfADeletionIsWhenItWasMade() {
        assertThat(deletedHere("timestamp", at("hub", EARLIER)).title()).isEmpty();
        assertThat(deletedHere("timestamp", at("hub", LATER)).title()).contains("hub");
        assertThat(deletedThere("timestamp", at("edge", LATER)).title()).contains("edge");
        assertThat(deletedThere("timestamp", at("edge", EARLIER)).title()).isEmpty();
    }

    @Test
    void timestampThatCannotBeReadIsRemote() {
        assertThat(bothEdited("letters", postmarked("edge", LATER), postmarked("hub", EARLIER)).title()).contains("edge");
        assertThat(bothEdited("letters", postmarked("edge", LATER), postmarked("hub", "illegible")).title()).contains("hub");
        assertThat(bothEdited("letters", postmarked("edge", "illegible"), postmarked("hub", EARLIER)).title()).contains("hub");
    }

    @Test
    void timestampOfADeletionThatTheHubDoesNotTellIsLater() {
        stand.network.alterAnswersOf(request -> true, body -> body.replaceAll(",\"_deletedAt\":\"[^\"]*\"", ""));

        assertThat(deletedThere("timestamp", at("edge", LATER)).title()).isEmpty();
    }

    @Test
    void mergeFields() {
        Both merged = bothEdited("merge-fields", Map.of("title", "edge", "remark", "edge", "rating", 4),
                Map.of("title", "hub", "remark", "hub"));
        assertThat(merged.row()).get().extracting("title", "remark", "rating").containsExactly("edge", "hub", "4");
        assertThat(bothEdited("merge-fields", Map.of("rating", 4), Map.of("rating", 5)).row()).get().extracting("rating")
                .isEqualTo("5");
        assertThat(deletedHere("merge-fields", Map.of("title", "hub")).title()).contains("hub");
        assertThat(deletedThere("merge-fields", Map.of("title", "edge")).title()).isEmpty();
    }

    @Test
    void mergeFieldsWithBaseUnknownAreTheHubsButForTheClients() {
        String id = agreed("merge-fields");
        stand.hub.put("merge-fields", id, Map.of("remark", "hub"));
        stand.edge.bulkUpdate("merge-fields", id, "title", "edge");
        stand.edge.bulkUpdate("merge-fields", id, "rating", "4");

        assertThat(settled("merge-fields", id).row()).get().extracting("title", "remark", "rating")
                .containsExactly("edge", "hub", "1");
    }

    @Test
    void oneOfTheApplicationsOwn() {
        assertThat(bothEdited("custom", Map.of("title", "edge"), Map.of("title", "hub")).title()).contains("hub + edge");
        assertThat(deletedHere("custom", Map.of("title", "hub")).title()).contains("hub");
        assertThat(deletedThere("custom", Map.of("title", "edge")).title()).contains("edge");
    }

    /** What both sides hold in the end. */
    private record Both(Optional<Map<String, String>> row) {
        Optional<String> title() {
            return row.map(values -> values.get("title"));
        }
    }

    private static Map<String, String> at(String title, String editedAt) {
        return Map.of("title", title, "editedAt", editedAt);
    }

    private static Map<String, String> postmarked(String title, String postmark) {
        return Map.of("title", title, "postmark", postmark);
    }

    private Both bothEdited(String collection, Map<String, ?> here, Map<String, ?> there) {
        String id = agreed(collection);
        stand.edge.put(collection, id, here);
        stand.hub.put(collection, id, there);
        return settled(collection, id);
    }

    private Both deletedHere(String collection, Map<String, ?> there) {
        String id = agreed(collection);
        stand.edge.delete(collection, id);
        stand.hub.put(collection, id, there);
        return settled(collection, id);
    }

    private Both deletedThere(String collection, Map<String, ?> here) {
        String id = agreed(collection);
        stand.edge.put(collection, id, here);
        stand.hub.delete(collection, id);
        return settled(collection, id);
    }

    private String agreed(String collection) {
        String id = Stand.newId();
        stand.hub.put(collection, id, Map.of("title", "first", "remark", "first", "rating", 1));
        stand.edge.sync();
        return id;
    }

    private Both settled(String collection, String id) {
        stand.edge.sync();
        String table = TABLES.get(collection);
        Optional<Map<String, String>> here = stand.edge.row(table, id);
        assertThat(here).as("%s %s at the edge and at the hub", collection, id).isEqualTo(stand.hub.row(table, id));
        assertThat(stand.edge.query("select state from sync_conflict where record_id = '" + id + "'"))
                .as("a record of the decision")
                .hasSize(1).first().extracting("state").isEqualTo("DECIDED");
        assertThat(stand.edge.query("select * from sync_change where record_id = '" + id + "'")).isEmpty();
        return new Both(here);
    }
}
