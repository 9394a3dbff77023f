package io.quarkiverse.sync.server.deployment;

import static io.quarkiverse.sync.server.deployment.HubClient.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

/** One bad row: its neighbours are taken, the row is kept, the client is told in the way that it understands. */
abstract class RefusalScenarios extends RaceScenarios {

    private final HubClient plain = HubClient.plain();
    private final HubClient profile = HubClient.profile();

    @Test
    @Tag("invariant-09")
    void aRowThatDoesNotValidate() {
        insert("a", "kept", 1);

        JsonNode answer = plain.push(row(null, "{'id':'b','name':'good'}"),
                row("{'id':'a','name':'kept','inventory':1}", "{'id':'a','name':'kept','inventory':1,'price':-1}"),
                row(null, "{'id':'c','price':-5,'_deleted':false}"));

        assertThat(answer).hasSize(2);
        assertThat(answer.get(0)).as("a refused update gets the master").isEqualTo(plain.pullOne("a"));
        assertThat(answer.get(1).toString()).as("a refused insert comes back as sent, deleted")
                .isEqualTo("{\"id\":\"c\",\"price\":-5,\"_deleted\":true}");
        assertThat(product("b")).isNotNull();
        assertThat(product("a").price).isNull();
        assertThat(product("c")).isNull();
        assertThat(rejections()).containsExactly("a INVALID 1", "c INVALID 1");
    }

    @Test
    @Tag("invariant-09")
    void aRowThatAConstraintRefuses() {
        plain.push(row(null, "{'id':'a','code':'same'}"));

        JsonNode answer = plain.push(row(null, "{'id':'b','code':'same'}"), row(null, "{'id':'c','code':'other'}"));

        assertThat(answer).hasSize(1);
        assertThat(answer.get(0).get("id").textValue()).isEqualTo("b");
        assertThat(answer.get(0).get("_deleted").booleanValue()).isTrue();
        assertThat(product("b")).isNull();
        assertThat(product("c")).isNotNull();
        assertThat(rejections()).containsExactly("b REFUSED 1");
    }

    @Test
    @Tag("invariant-09")
    void aRowThatValidationFailsOn() {
        JsonNode answer = profile.push(row(null, "{'id':'a'}"), row(null, "{'id':'b','description':'fails'}"),
                row(null, "{'id':'c'}"));

        assertThat(answer.get("results")).extracting(result -> result.get("status").textValue())
                .containsExactly("applied", "rejected", "applied");
        assertThat(answer.has("ticket")).as("in one transaction").isTrue();
        assertThat(answer.get("results").get(1).get("message").textValue()).contains("the judge is out");
        assertThat(List.of(product("a").id, product("c").id)).containsExactly("a", "c");
        assertThat(rejections()).containsExactly("b FAILED 1");
    }

    @Test
    @Tag("invariant-09")
    void aRowThatDoomsTheTransaction() {
        JsonNode results = profile.push(row(null, "{'id':'a'}"), row(null, "{'id':'b','description':'dooms'}"),
                row(null, "{'id':'c'}"), row(null, "{'id':'no','price':-1}")).get("results");
        JsonNode alone = plain.push(row(null, "{'id':'d','description':'dooms'}"));

        assertThat(alone.get(0).get("_deleted").booleanValue()).isTrue();
        assertThat(results).extracting(result -> result.get("status").textValue()).containsExactly("applied", "rejected",
                "applied", "rejected");
        assertThat(results.get(1).get("reason").textValue()).isEqualTo("FAILED");
        assertThat(results.get(1).get("retryable").booleanValue()).isTrue();
        assertThat(product("a")).isNotNull();
        assertThat(product("b")).isNull();
        assertThat(product("c")).isNotNull();
        assertThat(rejections()).containsExactly("b FAILED 1", "d FAILED 1", "no INVALID 1");
    }

    @Test
    @Tag("invariant-09")
    void aRowThatTheHubItselfCannotRead() {
        sql("insert into Product (id, grade) values ('a', 'excellent')");

        JsonNode answer = plain.push(row("{'id':'a','grade':'1'}", "{'id':'a','grade':'2'}"), row(null, "{'id':'b'}"));

        assertThat(answer).hasSize(1);
        assertThat(answer.get(0).get("id").textValue()).isEqualTo("a");
        assertThat(product("b")).isNotNull();
        assertThat(rejections()).containsExactly("a FAILED 1");
    }

    @Test
    @Tag("invariant-09")
    void aValueOrAnIdThatDoesNotFit() {
        JsonNode values = plain.push(row(null, "{'id':'a','inventory':'many'}"), row(null, "{'id':'b','inventory':5}"));
        assertThat(values).hasSize(1);
        assertThat(product("b").inventory).isEqualTo(5);

        JsonNode ids = plain.at("/sync/reviews/3").push(row(null, "{'id':'no-uuid','text':'x'}"),
                row(null, "{'id':'0190163d-8694-739b-aea5-966c26f8ad91','text':'y'}"));
        assertThat(ids).hasSize(1);
        assertThat(ids.get(0).get("id").textValue()).isEqualTo("no-uuid");
        assertThat(rejections()).containsExactlyInAnyOrder("a UNMAPPABLE 1", "no-uuid UNMAPPABLE 1");
    }

    @Test
    @Tag("invariant-09")
    void aNumberThatWouldBecomeGigabytesIsRefusedAlone() {
        String rows = "[{\"newDocumentState\":{\"id\":\"a\",\"inventory\":1e999999999}},"
                + "{\"newDocumentState\":{\"id\":\"b\",\"name\":\"good\"}}]";

        plain.post(rows).then().statusCode(200).body("size()", equalTo(1)).body("[0].id", equalTo("a"));

        assertThat(product("b")).isNotNull();
        assertThat(rejections()).containsExactly("a UNMAPPABLE 1");
    }

    /** Half of a surrogate pair is a text in JSON, but not in UTF-8. */
    @Test
    @Tag("invariant-09")
    void textThatCannotBeSentEndsNeitherThePushNorThePage() {
        plain.post("[{\"newDocumentState\":{\"id\":\"a\",\"name\":\"\\ud800\"}},"
                + "{\"newDocumentState\":{\"id\":\"b\",\"name\":\"\\ud800\",\"price\":-1}},"
                + "{\"newDocumentState\":{\"id\":\"c\"}}]").then().statusCode(200);

        assertThat(plain.pullOne("c")).isNotNull();
    }

    @Test
    @Tag("invariant-09")
    void anIdThatTheTablesCannotHoldIsRefusedBeforeAnythingIsTaken() {
        for (String id : List.of("x".repeat(1001), "\u00e4".repeat(501), "nul\\u0000")) {
            plain.post("[{\"newDocumentState\":{\"id\":\"b\"}},{\"newDocumentState\":{\"id\":\"" + id
                    + "\",\"_deleted\":true}}]").then().statusCode(400).body("message", startsWith("Row 1 "));
        }
        plain.push(row(null, "{'id':'" + "x".repeat(1000) + "','_deleted':true}"));
        folder.fold();

        assertThat(product("b")).isNull();
        assertThat(query("select record_id from sync_feed")).hasSize(1);
    }

    @Test
    @Tag("invariant-09")
    void theProfileIsToldWhyAndWhetherItMayHeal() {
        JsonNode answer = profile.at("/sync/reviews/3").push(
                row(null, "{'id':'0190163d-8694-739b-aea5-966c26f8ad91','productId':'missing'}")
                        .put("changeId", "11111111-1111-1111-1111-111111111111"),
                row(null, "{'id':'0190163d-8694-739b-aea5-966c26f8ad92','text':'fine'}")
                        .put("changeId", "11111111-1111-1111-1111-111111111112"));

        JsonNode refused = answer.get("results").get(0);
        assertThat(refused.get("changeId").textValue()).isEqualTo("11111111-1111-1111-1111-111111111111");
        assertThat(refused.get("status").textValue()).isEqualTo("rejected");
        assertThat(refused.get("reason").textValue()).isEqualTo("MISSING_PARENT");
        assertThat(refused.get("retryable").booleanValue()).isTrue();
        assertThat(refused.get("message").textValue()).isNotBlank();
        assertThat(answer.get("results").get(1).get("status").textValue()).isEqualTo("applied");
    }

    @Test
    @Tag("invariant-09")
    void theSameRowAgainIsCounted() {
        plain.push(row(null, "{'id':'c','price':-5}"));
        plain.push(row(null, "{'id':'c','price':-5}"));

        assertThat(rejections()).containsExactly("c INVALID 2");
    }

    @Test
    @Tag("invariant-09")
    void aDeletionThatAReferenceForbids() {
        insert("a", "parent", 1);
        plain.at("/sync/reviews/3").push(row(null, "{'id':'0190163d-8694-739b-aea5-966c26f8ad91','productId':'a'}"));

        JsonNode answer = plain
                .push(row("{'id':'a','name':'parent','inventory':1}", "{'id':'a','name':'parent','_deleted':true}"));

        assertThat(answer.get(0).get("_deleted").booleanValue()).isFalse();
        assertThat(product("a")).isNotNull();
    }

    @Test
    @Tag("invariant-09")
    void whatOtherRowsForbidMayHeal() {
        insert("a", "parent", 1);
        plain.at("/sync/reviews/3").push(row(null, "{'id':'0190163d-8694-739b-aea5-966c26f8ad91','productId':'a'}"));
        plain.push(row(null, "{'id':'b','code':'same'}"));

        JsonNode results = profile.push(row("{'id':'a','name':'parent','inventory':1}", "{'id':'a','_deleted':true}"),
                row(null, "{'id':'c','code':'same'}"), row(null, "{'id':'d','price':-5}")).get("results");

        assertThat(results).extracting(result -> result.get("status").textValue()).containsOnly("rejected");
        assertThat(results).extracting(result -> result.get("retryable").booleanValue()).containsExactly(true, true, false);
    }

    List<Object> rejections() {
        return List.copyOf(query("select concat(record_id, ' ', reason, ' ', times) from sync_rejection order by record_id"));
    }
}
