package io.quarkiverse.sync.server.deployment;

import static io.quarkiverse.sync.server.deployment.HubClient.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.restassured.response.Response;

/** A checkpoint that cannot be continued is answered 410 with which, and so is a push that names another epoch. */
abstract class EpochScenarios extends PullScenarios {

    private final HubClient client = HubClient.profile();

    private static void gone(Response response, String reason) {
        response.then().statusCode(410).body("error", equalTo(true)).body("code", equalTo(410)).body("reason", equalTo(reason));
    }

    private Response pull(String lwt) {
        return client.get("?limit=5&lwt=" + lwt);
    }

    private String epoch() {
        return client.end().get("epoch").textValue();
    }

    @Test
    @Tag("invariant-08")
    void anotherEpoch() {
        insert("a", "1", 1);
        String lwt = client.end().get("lwt").textValue();
        sql("update sync_epoch set origin = 'the machine before'");

        gone(pull(lwt), "NEW_EPOCH");
        gone(client.request().header("Sync-Epoch", lwt.substring(0, 16))
                .body("[" + row(null, "{'id':'b'}").put("changeId", "11111111-1111-1111-1111-111111111111") + "]")
                .post("/sync/products/0/push"), "NEW_EPOCH");
        assertThat(product("b")).as("nothing of such a push is taken").isNull();
        HubClient.plain().get("?limit=5&lwt=" + lwt).then().statusCode(410).body("error", equalTo(true));
        assertThat(epoch()).isNotEqualTo(lwt.substring(0, 16));
    }

    @Test
    @Tag("invariant-08")
    void fromTheFuture() {
        insert("a", "1", 1);

        gone(pull(epoch() + ".f.900000000000.1"), "FROM_THE_FUTURE");
        gone(pull(epoch() + ".k.900000000000.YQ"), "FROM_THE_FUTURE");
    }

    @Test
    @Tag("invariant-08")
    void belowThePurgedTombstones() {
        insert("a", "1", 1);
        insert("b", "1", 1);
        JsonNode early = client.end();
        JsonNode keys = client.pull(java.util.Optional.empty(), 1).get("checkpoint");
        delete("a");
        JsonNode late = client.pullAll(java.util.Optional.of(early), 5, d -> {
        });
        folder.fold();
        folder.purge();
        assertThat(query("select record_id from sync_feed where deleted")).isEmpty();

        gone(pull(early.get("lwt").textValue()), "TOMBSTONES_PURGED");
        gone(pull(keys.get("lwt").textValue()), "TOMBSTONES_PURGED");
        pull(late.get("lwt").textValue()).then().statusCode(200);
        assertThat(client.end()).isNotNull();
    }

    @Test
    @Tag("invariant-08")
    @Tag("invariant-06")
    void aPurgedRecordDoesNotComeBackToLife() {
        insert("a", "1", 1);
        delete("a");
        folder.fold();
        folder.purge();

        JsonNode result = client.push(row("{'id':'a','name':'1','inventory':1}", "{'id':'a','name':'2','inventory':1}"))
                .get("results").get(0);

        assertThat(result.get("status").textValue()).isEqualTo("conflict");
        assertThat(result.get("master").get("name").textValue()).isEqualTo("1");
        assertThat(result.get("master").get("_deleted").booleanValue()).isTrue();
    }
}
