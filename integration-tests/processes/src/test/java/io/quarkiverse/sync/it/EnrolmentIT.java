package io.quarkiverse.sync.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Rows on both sides before the first sync, one collection for each way to begin. Most of them are written past capture: they
 * were there before the application became an edge, or a hub. Pages and batches are so small that every collection needs
 * several.
 */
@ParameterizedClass
@EnumSource(Database.class)
class EnrolmentIT {

    private static final String MERGE = "server-wins";
    private static final String HUB = "client-wins";
    private static final String LOCAL = "timestamp";
    private static final String REQUIRE_EMPTY = "custom";
    private static final Map<String, String> TABLES = Map.of(MERGE, "ServerWinsRow", HUB, "ClientWinsRow", LOCAL,
            "TimestampRow", REQUIRE_EMPTY, "CustomRow");

    private static Stand stand;
    private static HttpResponse<String> notEmpty;

    @Parameter
    Database database;

    @BeforeParameterizedClassInvocation
    static void syncForTheFirstTime(Database database) {
        stand = Stand.alone(database, Map.of("quarkus.sync.collection." + HUB + ".initial", "hub",
                "quarkus.sync.collection." + LOCAL + ".initial", "local",
                "quarkus.sync.collection." + REQUIRE_EMPTY + ".initial", "require-empty",
                "quarkus.sync.page.rows", "2", "quarkus.sync.batch.rows", "2"));
        TABLES.keySet().forEach(EnrolmentIT::fill);
        notEmpty = stand.edge.trySync();
        for (String id : List.of("same", "different", "deleted-there", "here", "written-here", "written-both")) {
            stand.edge.delete(REQUIRE_EMPTY, id);
        }
        stand.edge.sync();
    }

    private static void fill(String collection) {
        List<Application> both = List.of(stand.hub, stand.edge);
        both.forEach(side -> insert(side, collection, "same", "same"));
        insert(stand.hub, collection, "different", "hub");
        insert(stand.edge, collection, "different", "edge");
        insert(stand.hub, collection, "there", "hub");
        insert(stand.edge, collection, "here", "edge");
        insert(stand.edge, collection, "deleted-there", "edge");
        stand.hub.put(collection, "deleted-there", Map.of("title", "hub"));
        stand.hub.delete(collection, "deleted-there");
        stand.hub.put(collection, "written-there", Map.of("title", "hub"));
        stand.edge.put(collection, "written-here", Map.of("title", "edge"));
        stand.hub.put(collection, "written-both", Map.of("title", "hub"));
        stand.edge.put(collection, "written-both", Map.of("title", "edge"));
    }

    private static void insert(Application side, String collection, String id, String title) {
        side.execute("insert into " + TABLES.get(collection) + " (id, title) values ('" + id + "', '" + title + "')");
    }

    @AfterParameterizedClassInvocation
    static void close() {
        stand.close();
    }

    @Test
    void mergeAsksTheResolverWhereBothDiffer() {
        assertBoth(MERGE, "same", "same");
        assertBoth(MERGE, "different", "hub");
        assertBoth(MERGE, "there", "hub");
        assertBoth(MERGE, "written-there", "hub");
        assertBoth(MERGE, "here", "edge");
        assertBoth(MERGE, "written-here", "edge");
        assertBoth(MERGE, "deleted-there", null);
        assertBoth(MERGE, "written-both", "hub");
        assertThat(conflicts(MERGE)).containsExactlyInAnyOrder("deleted-there", "different", "written-both");
    }

    @Test
    void hubTakesTheHubsStateAndRemovesWhatIsHereOnly() {
        assertBoth(HUB, "same", "same");
        assertBoth(HUB, "different", "hub");
        assertBoth(HUB, "there", "hub");
        assertBoth(HUB, "written-there", "hub");
        assertBoth(HUB, "here", null);
        assertBoth(HUB, "written-here", null);
        assertBoth(HUB, "deleted-there", null);
        assertBoth(HUB, "written-both", "hub");
        assertThat(conflicts(HUB)).isEmpty();
    }

    @Test
    void localPushesWhatIsHereAndTakesWhatIsThereOnly() {
        assertBoth(LOCAL, "same", "same");
        assertBoth(LOCAL, "different", "edge");
        assertBoth(LOCAL, "there", "hub");
        assertBoth(LOCAL, "written-there", "hub");
        assertBoth(LOCAL, "here", "edge");
        assertBoth(LOCAL, "written-here", "edge");
        assertBoth(LOCAL, "deleted-there", "edge");
        assertBoth(LOCAL, "written-both", "edge");
        assertThat(conflicts(LOCAL)).isEmpty();
    }

    @Test
    void requireEmptyRefusesToBeginAndCountsAndWhatIsRemovedStaysAtTheHub() {
        assertThat(notEmpty.body()).contains("ConfigurationException").contains("'custom' holds 6 records");
        assertBoth(REQUIRE_EMPTY, "same", "same");
        assertBoth(REQUIRE_EMPTY, "different", "hub");
        assertBoth(REQUIRE_EMPTY, "there", "hub");
        assertBoth(REQUIRE_EMPTY, "written-there", "hub");
        assertBoth(REQUIRE_EMPTY, "written-both", "hub");
        assertBoth(REQUIRE_EMPTY, "here", null);
    }

    @Test
    void rowsThatTheHubHadBeforeItWasAHubAreSyncedLikeOthers() {
        stand.edge.put(REQUIRE_EMPTY, "there", Map.of("remark", "edited at the edge"));
        stand.edge.sync();
        stand.hub.put(REQUIRE_EMPTY, "there", Map.of("rating", 7));
        stand.edge.sync();

        assertThat(row(stand.hub, REQUIRE_EMPTY, "there")).get().extracting("title", "remark", "rating")
                .containsExactly("hub", "edited at the edge", "7");
        assertThat(row(stand.edge, REQUIRE_EMPTY, "there")).isEqualTo(row(stand.hub, REQUIRE_EMPTY, "there"));
    }

    @Test
    void nothingIsLeftToSend() {
        assertThat(stand.edge.query("select * from sync_change")).isEmpty();
        assertThat(stand.edge.query("select * from sync_quarantine")).isEmpty();
    }

    /** @param title null if neither side has the record in the end */
    private void assertBoth(String collection, String id, String title) {
        assertThat(List.of(stand.hub, stand.edge)).as("%s at hub and edge", id).allSatisfy(
                side -> assertThat(row(side, collection, id).map(row -> row.get("title")))
                        .isEqualTo(Optional.ofNullable(title)));
    }

    private static Optional<Map<String, String>> row(Application side, String collection, String id) {
        return side.row(TABLES.get(collection), id);
    }

    private List<String> conflicts(String collection) {
        return stand.edge.query("select record_id from sync_conflict where collection = '" + collection + "'").stream()
                .map(row -> row.get("record_id")).toList();
    }
}
