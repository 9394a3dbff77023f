package io.quarkiverse.sync.server.deployment;

import static io.quarkiverse.sync.server.deployment.HubClient.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.LockModeType;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.server.deployment.app.Product;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.QuarkusUnitTest;

/** What the hub adds for an edge that asks for it. */
class ProfileTest extends HubScenarios {

    @RegisterExtension
    static final QuarkusUnitTest APP = HubApp.onH2()
            .overrideRuntimeConfigKey("quarkus.sync.hub.collection.products.server-managed", "status")
            .overrideRuntimeConfigKey("quarkus.sync.hub.push.lock-wait", "0.2S")
            .overrideRuntimeConfigKey("quarkus.http.limits.max-body-size", "1M");

    private final HubClient client = HubClient.profile();

    private static ObjectNode change(String assumed, String sent) {
        return row(assumed, sent).put("changeId", UUID.randomUUID().toString());
    }

    private static JsonNode result(JsonNode answer) {
        return answer.get("results").get(0);
    }

    @Test
    void theHeaderIsEchoed() {
        client.get("?limit=1").then().header("Sync-Profile", equalTo("1"));
        client.post("[]").then().header("Sync-Profile", equalTo("1")).body("results.size()", equalTo(0));
        HubClient.plain().get("?limit=1").then().header("Sync-Profile", nullValue()).body("more", nullValue());
    }

    @Test
    @Tag("invariant-15")
    void theLowerLimitOfTheHttpLayerIsTold() throws Exception {
        assertThat(FarTooLarge.withLength()).startsWith("HTTP/1.1 413 ").contains("1048576 bytes", "smaller batches");
    }

    @Test
    void aPageTellsWhetherThereIsMoreAndHowFarItIsComplete() {
        insert("a", "1", 1);
        insert("b", "1", 1);

        JsonNode first = client.pull(Optional.empty(), 1);
        assertThat(first.get("more").booleanValue()).isTrue();
        JsonNode second = client.pull(Optional.of(first.get("checkpoint")), 50);
        assertThat(second.get("more").booleanValue()).isFalse();
        assertThat(second.get("fence").longValue()).isPositive();
        assertThat(second.get("checkpoint").get("lwt").textValue())
                .startsWith(second.get("checkpoint").get("epoch").textValue());
    }

    @Test
    void aPageEndsAtItsBytes() {
        insert("a", "x".repeat(200), 1);
        insert("b", "x".repeat(200), 1);
        insert("c", "x".repeat(200), 1);

        JsonNode page = client.pull(Optional.empty(), 50, "&maxBytes=400");
        assertThat(page.get("documents")).hasSize(2);
        assertThat(page.get("more").booleanValue()).isTrue();
        JsonNode rest = client.pull(Optional.of(page.get("checkpoint")), 50, "&maxBytes=1");
        assertThat(rest.get("documents")).as("a page is never empty for its size").hasSize(1);
    }

    @Test
    void aTombstoneSaysWhen() {
        insert("a", "1", 1);
        JsonNode end = client.end();
        delete("a");

        assertThat(client.pull(Optional.of(end), 5).get("documents").get(0).get("_deletedAt").textValue()).contains("T");
    }

    @Test
    void whatWasPushedInTheSameRunDoesNotComeBack() {
        insert("b", "1", 1);
        JsonNode end = client.end();
        String ticket = client.push(change(null, "{'id':'a','name':'mine'}")).get("ticket").textValue();
        update("b", "theirs");

        for (int round = 0; round < 2; round++) {
            assertThat(client.pull(Optional.of(end), 5, "&tickets=" + ticket).get("documents"))
                    .extracting(d -> d.get("id").textValue()).containsExactly("b");
            assertThat(client.pull(Optional.of(end), 5).get("documents")).hasSize(2);
            folder.fold();
        }
        update("a", "theirs");
        assertThat(client.pull(Optional.of(end), 5, "&tickets=" + ticket).get("documents")).hasSize(2);
    }

    @Test
    @Tag("invariant-05")
    void aChangeThatIsSentAgainIsADuplicateOnlyWithTheSameState() {
        ObjectNode insert = change(null, "{'id':'a','name':'mine'}");
        assertThat(result(client.push(insert)).get("status").textValue()).isEqualTo("applied");
        assertThat(result(client.push(insert)).has("master")).as("it is what was sent").isFalse();
        update("a", "theirs");

        assertThat(result(client.push(insert)).get("status").textValue()).isEqualTo("duplicate");
        assertThat(result(client.push(insert)).get("master").get("name").textValue()).isEqualTo("theirs");
        assertThat(product("a").name).isEqualTo("theirs");

        ObjectNode other = row(null, "{'id':'a','name':'another'}").put("changeId", insert.get("changeId").textValue());
        assertThat(result(client.push(other)).get("status").textValue()).isEqualTo("conflict");
        ObjectNode stranger = row(null, "{'id':'a','name':'mine'}").put("changeId", UUID.randomUUID().toString());
        assertThat(result(client.push(stranger)).get("status").textValue()).isEqualTo("conflict");
    }

    /** The same content, the same last image: nothing but its time tells one deletion from the next. */
    @Test
    @Tag("invariant-06")
    void aRecreationThatIsLaterThanAFurtherDeletionIsRefused() {
        for (boolean folded : new boolean[] { false, true }) {
            insert("a", "once", 1);
            delete("a");
            JsonNode first = result(client.push(change(null, "{'id':'a','name':'again'}"))).get("master");
            ObjectNode late = change(first.toString(), "{'id':'a','name':'again'}");
            insert("a", "once", 1);
            delete("a");
            if (folded) {
                folder.fold();
            }

            JsonNode refused = result(client.push(late));

            assertThat(refused.get("status").textValue()).isEqualTo("conflict");
            assertThat(product("a")).isNull();
            assertThat(result(client.push(change(refused.get("master").toString(), "{'id':'a','name':'again'}")))
                    .get("status").textValue()).isEqualTo("applied");
            assertThat(product("a").name).isEqualTo("again");
            delete("a");
        }
    }

    @Test
    @Tag("invariant-05")
    void aDuplicateTellsWhatTheHubHoldsSince() {
        ObjectNode insert = change(null, "{'id':'a','name':'mine'}");
        client.push(insert);
        ObjectNode deletion = change("{'id':'a','name':'mine'}", "{'id':'a','name':'mine','_deleted':true}");
        client.push(deletion);

        assertThat(result(client.push(insert)).get("status").textValue()).isEqualTo("duplicate");
        assertThat(result(client.push(insert)).get("master").get("_deleted").booleanValue()).isTrue();
        assertThat(result(client.push(deletion)).get("status").textValue()).isEqualTo("duplicate");
        assertThat(result(client.push(deletion)).has("master")).as("it is deleted, as was sent").isFalse();

        insert("a", "anew", 1);
        assertThat(result(client.push(deletion)).get("master").get("name").textValue()).isEqualTo("anew");
    }

    @Test
    @Tag("invariant-09")
    @Tag("invariant-15")
    void aRecordThatIsInUseIsForLater() {
        insert("a", "1", 1);
        ObjectNode update = change("{'id':'a','name':'1','inventory':1}", "{'id':'a','name':'2','inventory':1}");
        QuarkusTransaction.requiringNew().run(() -> {
            entityManager.find(Product.class, "a", LockModeType.PESSIMISTIC_WRITE);

            JsonNode results = client.push(update, change(null, "{'id':'b'}")).get("results");
            assertThat(results.get(0).get("reason").textValue()).isEqualTo("LOCKED");
            assertThat(results.get(0).get("retryable").booleanValue()).isTrue();
            assertThat(results.get(1).get("status").textValue()).isEqualTo("applied");

            HubClient.plain().post("[" + update + "]").then().statusCode(503).header("Retry-After", equalTo("1"))
                    .body("error", equalTo(true)).body("code", equalTo(503));
        });

        assertThat(result(client.push(update)).get("status").textValue()).isEqualTo("applied");
    }

    /** No row is blamed for what is wrong with the hub. */
    @Test
    @Tag("invariant-09")
    @Tag("invariant-15")
    void aHubThatFailsTakesAndRefusesNothing() {
        sql("alter table sync_log rename to away");
        try {
            client.post("[" + change(null, "{'id':'a'}") + "," + change(null, "{'id':'b'}") + "]").then().statusCode(500)
                    .body("error", equalTo(true)).body("code", equalTo(500)).body("reason", equalTo("FAILED"));
        } finally {
            sql("alter table away rename to sync_log");
        }

        assertThat(product("a")).isNull();
        assertThat(query("select record_id from sync_rejection")).isEmpty();
    }

    @Test
    void aConflictTellsAsOfWhen() {
        insert("a", "theirs", 1);

        JsonNode conflict = result(client.push(change(null, "{'id':'a','name':'mine'}")));

        assertThat(conflict.get("status").textValue()).isEqualTo("conflict");
        assertThat(conflict.get("master").get("name").textValue()).isEqualTo("theirs");
        assertThat(conflict.get("asOf").longValue()).isLessThan(client.pull(Optional.empty(), 5).get("fence").longValue());
    }

    @Test
    void whatTheHubStoresDifferentlyIsTold() {
        JsonNode answer = client.push(change(null, "{'id':'a','name':'n','price':1.5,'colour':'red'}"));
        assertThat(result(answer).get("master").has("colour")).isFalse();
        assertThat(result(answer).get("master").get("name").textValue()).isEqualTo("n");

        assertThat(result(client.push(change(null, "{'id':'b','name':'n','price':1.5}"))).has("master")).isFalse();
    }

    @Test
    @Tag("invariant-13")
    void aServerManagedFieldIsNeitherComparedNorOverwritten() {
        client.push(change(null, "{'id':'a','name':'1','status':'first'}"));

        JsonNode result = result(
                client.push(change("{'id':'a','name':'1','status':'stale'}", "{'id':'a','name':'2','status':'stale'}")));

        assertThat(result.get("status").textValue()).isEqualTo("applied");
        assertThat(result.get("master").get("status").textValue()).isEqualTo("first");
        assertThat(product("a").name).isEqualTo("2");
        assertThat(product("a").status).isEqualTo("first");
    }

    @Test
    void resultsComeInTheOrderOfTheRows() {
        ObjectNode[] rows = new ObjectNode[20];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = change(null, "{'id':'p" + (99 - i) + "','name':'n'}");
        }

        JsonNode results = client.push(rows).get("results");

        for (int i = 0; i < rows.length; i++) {
            assertThat(results.get(i).get("changeId")).isEqualTo(rows[i].get("changeId"));
        }
    }
}
