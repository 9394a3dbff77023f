package io.quarkiverse.sync.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

import io.quarkiverse.sync.it.FaultyNetwork.Passed;

/** The rows of the tables that differ where the two sides speak plain RxDB. */
@ParameterizedClass
@EnumSource(Database.class)
class PlainPeerIT {

    private final Stand stand;

    PlainPeerIT(Database database) {
        stand = Stand.on(database);
    }

    @BeforeEach
    void speakPlainRxdb() {
        stand.network.hideProfile();
        stand.edge.sync();
    }

    @AfterEach
    void speakTheProfileAgain() {
        stand.network.heal();
        stand.edge.sync();
    }

    @Test
    void anEmptyArrayMeansThatAllWasApplied() {
        String id = Stand.newId();
        stand.edge.put("server-wins", id, Map.of("title", "plain"));

        JsonNode result = stand.edge.sync();

        assertThat(result.path("uploaded").asInt()).isEqualTo(1);
        assertThat(result.path("details").path("server-wins").path("unknown").asInt()).isZero();
        assertThat(pushes("server-wins")).singleElement()
                .satisfies(push -> assertThat(push).returns(200, Passed::status).returns("[]", Passed::body));
        assertAgreed("server-wins", "ServerWinsRow", id, "plain");
    }

    @Test
    void aDocumentOfARecordThatWasNotSentMakesTheWholeBatchUnknown() {
        String id = Stand.newId();
        stand.edge.put("server-wins", id, Map.of("title", "plain"));
        stand.network.alterAnswersOf(FaultyNetwork.PUSHES, answer -> {
            ArrayNode masters = (ArrayNode) Application.tree(answer);
            masters.addObject().put("id", Stand.newId()).put("_deleted", false);
            return masters.toString();
        });

        JsonNode result = stand.edge.sync();

        assertThat(result.path("details").path("server-wins").path("unknown").asInt()).isPositive();
        assertAgreed("server-wins", "ServerWinsRow", id, "plain");
        assertThat(conflicts(id)).as("the pull brought our own write").isZero();
    }

    @Test
    void whatTheHubStoredDifferentlyComesWithThePull() {
        String id = Stand.newId();
        stand.edge.put("things", id, Map.of("title", "rounded", "price", "1.2345"));

        stand.edge.sync();

        assertAgreed("things", "Thing", id, "rounded");
        assertThat(stand.edge.row("Thing", id)).get().extracting("price").isEqualTo("1.2300");
    }

    @Test
    void baseUnknownAndAPullBegunAfterTheAnswerDoesNotBringTheRecord() {
        String id = agreed("client-wins");
        stand.edge.bulkUpdate("client-wins", id, "title", "by bulk statement");

        stand.edge.sync();

        assertAgreed("client-wins", "ClientWinsRow", id, "by bulk statement");
        assertThat(conflicts(id)).isZero();
        List<Passed> requests = requests("client-wins");
        int conflict = requests.indexOf(pushes("client-wins").get(0));
        assertThat(requests.get(conflict).body()).contains(id);
        assertThat(requests.subList(conflict + 1, requests.size())).extracting(Passed::request)
                .satisfiesExactly(pull -> assertThat(pull).startsWith("GET"),
                        push -> assertThat(push).startsWith("POST"), pull -> assertThat(pull).startsWith("GET"));
    }

    @Test
    void baseUnknownAndAPullBegunAfterTheAnswerBringsTheRecord() {
        String id = agreed("server-wins");
        stand.edge.bulkUpdate("server-wins", id, "title", "by bulk statement");
        stand.network.betweenRequestAndAnswer(FaultyNetwork.PUSHES,
                () -> stand.hub.put("server-wins", id, Map.of("title", "hub")));

        stand.edge.sync();

        assertAgreed("server-wins", "ServerWinsRow", id, "hub");
        assertThat(conflicts(id)).isEqualTo(1);
    }

    /** A plain hub does not say when it deleted. */
    @Test
    void aDeletionOfUnknownTimeIsLaterThanAnyEdit() {
        String id = agreed("timestamp");
        stand.edge.put("timestamp", id, Map.of("editedAt", Instant.now().plus(Duration.ofDays(1)).toString()));
        stand.hub.delete("timestamp", id);

        stand.edge.sync();

        assertThat(stand.edge.row("TimestampRow", id)).isEmpty();
        assertThat(stand.hub.row("TimestampRow", id)).isEmpty();
        assertThat(conflicts(id)).isEqualTo(1);
    }

    private String agreed(String collection) {
        String id = Stand.newId();
        stand.edge.put(collection, id, Map.of("title", "first"));
        stand.edge.sync();
        stand.network.heal();
        stand.network.hideProfile();
        return id;
    }

    private List<Passed> requests(String collection) {
        return stand.network.passed().stream().filter(passed -> passed.request().contains("/" + collection + "/")).toList();
    }

    private List<Passed> pushes(String collection) {
        return requests(collection).stream().filter(passed -> FaultyNetwork.PUSHES.test(passed.request())).toList();
    }

    private int conflicts(String id) {
        return stand.edge.query("select * from sync_conflict where record_id = '" + id + "'").size();
    }

    private void assertAgreed(String collection, String table, String id, String title) {
        assertThat(stand.hub.row(table, id)).get().extracting("title").isEqualTo(title);
        assertThat(stand.edge.row(table, id)).get().extracting("title").isEqualTo(title);
        assertThat(stand.edge.query("select * from sync_change where record_id = '" + id + "'")).as(collection).isEmpty();
    }
}
