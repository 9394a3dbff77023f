package io.quarkiverse.sync.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

/**
 * What an answer does not cover is unknown: the change stays, is sent again, and is then found to have been taken. Without
 * pulls, which would tell of it, too, where the hub has given no ticket.
 */
@Tag("invariant-05")
@ParameterizedClass
@EnumSource(Database.class)
class UnknownAnswerIT {

    private final Stand stand;
    private final List<String> ids = List.of(Stand.newId(), Stand.newId());

    UnknownAnswerIT(Database database) {
        stand = Stand.on(database);
        stand.edge.sync();
        ids.forEach(id -> stand.edge.put("server-wins", id, Map.of("title", "sent")));
    }

    @Test
    void aChangeThatTheAnswerDoesNotMention() {
        assertUnknown(1, answer -> results(answer, results -> results.remove(0)));
    }

    @Test
    void aStatusThatNobodyKnows() {
        assertUnknown(2, answer -> answer.replace("\"applied\"", "\"postponed\"").replace("\"duplicate\"", "\"postponed\""));
    }

    @Test
    void anIdThatWasNotSent() {
        assertUnknown(2, answer -> results(answer,
                results -> results.addObject().put("changeId", UUID.randomUUID().toString()).put("status", "applied")));
    }

    /** As of a login page on the way, which answers pulls too. */
    @Test
    void anAnswerThatIsNone() {
        stand.network.alterAnswersOf(request -> true, answer -> "<html><body>Please log in</body></html>");

        assertThat(stand.edge.trySync().body()).contains("AdapterException");

        assertWaitingThenTaken(2);
    }

    private void assertUnknown(int changes, UnaryOperator<String> alteration) {
        stand.network.alterAnswersOf(FaultyNetwork.PUSHES, alteration);

        JsonNode result = stand.edge.push("server-wins");

        assertThat(result.path("details").path("server-wins").path("unknown").asInt()).isEqualTo(changes);
        assertWaitingThenTaken(changes);
    }

    private void assertWaitingThenTaken(int changes) {
        assertThat(changes()).hasSize(changes).extracting(change -> change.get("state")).containsOnly("PENDING");
        assertThat(ids).allSatisfy(id -> assertThat(stand.hub.row("ServerWinsRow", id)).isPresent());

        stand.network.heal();
        JsonNode result = stand.edge.sync();

        assertThat(result.path("uploaded").asInt()).isEqualTo(changes);
        assertThat(stand.network.passed()).filteredOn(passed -> FaultyNetwork.PUSHES.test(passed.request())).singleElement()
                .satisfies(passed -> assertThat(passed.body()).contains("\"duplicate\""));
        assertThat(changes()).isEmpty();
        assertThat(stand.edge.query("select * from sync_conflict where record_id in " + in())).isEmpty();
    }

    private List<Map<String, String>> changes() {
        return stand.edge.query("select state from sync_change where record_id in " + in());
    }

    private String in() {
        return "('" + String.join("', '", ids) + "')";
    }

    private static String results(String answer, Consumer<ArrayNode> change) {
        JsonNode json = Application.tree(answer);
        change.accept((ArrayNode) json.get("results"));
        return json.toString();
    }
}
