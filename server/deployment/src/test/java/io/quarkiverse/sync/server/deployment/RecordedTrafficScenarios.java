package io.quarkiverse.sync.server.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.restassured.response.Response;

/** The requests that an rxdb-server client sent to rxdb-server, and answers of the same shape. */
abstract class RecordedTrafficScenarios extends RefusalScenarios {

    private final HubClient client = HubClient.plain();

    private static ObjectNode document(int number, int inventory, boolean deleted) {
        return (ObjectNode) HubClient.json("""
                {"id":"p%08d","name":"Product %d","description":"Lorem ipsum","price":357.61,"inventory":%d,
                 "status":"draft","updated_at":"2026-01-01T00:00:0%d.000Z","_deleted":%b}"""
                .formatted(number, number, inventory, number % 10, deleted));
    }

    private static ObjectNode row(ObjectNode assumed, ObjectNode sent) {
        ObjectNode row = HubClient.JSON.createObjectNode();
        if (assumed != null) {
            row.set("assumedMasterState", assumed);
        }
        return row.set("newDocumentState", sent);
    }

    private void fill() {
        ObjectNode[] rows = new ObjectNode[5];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row(null, document(i, i, false));
        }
        assertThat(client.push(rows)).isEqualTo(HubClient.JSON.createArrayNode());
    }

    @Test
    void initialPullAndNothingNew() {
        fill();

        JsonNode first = HubClient.json(client.get("?lwt=0&id=&limit=3").asString());
        assertThat(first.fieldNames()).toIterable().containsExactly("documents", "checkpoint");
        assertThat(first.get("checkpoint").fieldNames()).toIterable().containsExactly("id", "lwt");
        assertThat(first.get("documents")).extracting(d -> d.get("id").textValue())
                .containsExactly("p00000000", "p00000001", "p00000002");
        assertThat(first.get("checkpoint").get("id").textValue()).isEqualTo("p00000002");
        assertThat(first.get("documents").get(1).get("price").decimalValue()).isEqualByComparingTo("357.61");
        assertThat(first.get("documents").get(1).get("_deleted").booleanValue()).isFalse();

        JsonNode second = client.pull(Optional.of(first.get("checkpoint")), 3);
        assertThat(second.get("documents")).extracting(d -> d.get("id").textValue()).startsWith("p00000003", "p00000004");

        JsonNode end = client.end();
        JsonNode nothing = client.pull(Optional.of(end), 3);
        assertThat(nothing.get("documents")).isEmpty();
        assertThat(nothing.get("checkpoint")).isEqualTo(end);
    }

    @Test
    void insertUpdateDeleteAndTheirEcho() {
        fill();
        JsonNode end = client.end();

        JsonNode answer = client.push(row(null, document(100, 793, false)), row(document(0, 0, false), document(0, 777, false)),
                row(document(1, 1, false), document(1, 1, true)));

        assertThat(answer).isEqualTo(HubClient.JSON.createArrayNode());
        ArrayNode echo = (ArrayNode) client.pull(Optional.of(end), 4).get("documents");
        assertThat(echo).extracting(d -> d.get("id").textValue() + d.get("_deleted").booleanValue())
                .containsExactlyInAnyOrder("p00000000false", "p00000001true", "p00000100false");
        assertThat(echo).allSatisfy(d -> assertThat(d.get("name").textValue()).startsWith("Product"));
    }

    @Test
    void conflictWithAnEditAndWithADeletion() {
        fill();
        update("p00000002", "edited at the hub");
        delete("p00000003");

        JsonNode edited = client.push(row(document(2, 2, false), document(2, 111, false)));
        assertThat(edited).hasSize(1);
        assertThat(edited.get(0).get("name").textValue()).isEqualTo("edited at the hub");
        assertThat(edited.get(0).get("inventory").intValue()).isEqualTo(2);
        assertThat(edited.get(0).get("_deleted").booleanValue()).isFalse();

        JsonNode deleted = client.push(row(document(3, 3, false), document(3, 333, false)));
        assertThat(deleted.get(0).get("inventory").intValue()).isEqualTo(3);
        assertThat(deleted.get(0).get("_deleted").booleanValue()).isTrue();
    }

    @Test
    void theSamePushAgainGetsItsOwnState() {
        ObjectNode insert = row(null, document(7, 7, false));
        client.push(insert);

        JsonNode again = client.push(insert).get(0);

        assertThat(again.get("id").textValue()).isEqualTo("p00000007");
        assertThat(again.get("inventory").intValue()).isEqualTo(7);
    }

    @Test
    void noAnswerIsKeptByACache() {
        List<Response> answers = List.of(client.get("?lwt=0&id=&limit=3"), client.post("[]"), client.post("{"),
                client.get("?lwt=0123456789abcdef.f.1.1"), client.at("/sync/nothing/0").get(""), client.at("/sync").get(""));

        assertThat(answers).extracting(Response::statusCode).containsExactly(200, 200, 400, 410, 404, 404);
        assertThat(answers).extracting(answer -> answer.getHeader("Cache-Control")).containsOnly("no-store");
    }

    @Test
    void aPullWithoutParameters() {
        fill();

        assertThat(HubClient.json(client.get("").asString()).get("documents")).isNotEmpty();
    }
}
