package io.quarkiverse.sync.server.deployment;

import static io.quarkiverse.sync.server.deployment.HubClient.row;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

/** What a plain client's push does, row by row. */
abstract class PushScenarios extends HubScenarios {

    private final HubClient client = HubClient.plain();

    @Test
    @Tag("invariant-06")
    void insertUpdateDelete() {
        insert("u", "before", 1);
        insert("d", "gone", 2);

        JsonNode answer = client.push(row(null, "{'id':'i','name':'new','price':1.50,'_deleted':false}"),
                row("{'id':'u','name':'before','inventory':1,'_deleted':false}",
                        "{'id':'u','name':'after','inventory':1,'_deleted':false}"),
                row("{'id':'d','name':'gone','inventory':2,'_deleted':false}",
                        "{'id':'d','name':'gone','inventory':2,'_deleted':true}"));

        assertThat(answer).isEmpty();
        assertThat(product("i").price).isEqualByComparingTo("1.5");
        assertThat(product("u").name).isEqualTo("after");
        assertThat(product("d")).isNull();
    }

    @Test
    @Tag("invariant-06")
    void whoAssumesSomethingElseGetsTheMasterAndWritesNothing() {
        insert("a", "master", 1);

        JsonNode answer = client.push(row("{'id':'a','name':'old','inventory':1}", "{'id':'a','name':'mine','inventory':1}"),
                row(null, "{'id':'b','name':'taken'}"));

        assertThat(answer).hasSize(1);
        assertThat(answer.get(0).get("id").textValue()).isEqualTo("a");
        assertThat(answer.get(0).get("name").textValue()).isEqualTo("master");
        assertThat(answer.get(0).get("_deleted").booleanValue()).isFalse();
        assertThat(product("a").name).isEqualTo("master");
        assertThat(product("b")).isNotNull();
    }

    @Test
    @Tag("invariant-06")
    void anInsertOfWhatIsThereIsAConflict() {
        insert("a", "master", 1);

        assertThat(client.push(row(null, "{'id':'a','name':'mine'}")).get(0).get("name").textValue()).isEqualTo("master");
    }

    @Test
    @Tag("invariant-06")
    void anUpdateOfWhatWasDeletedGetsTheTombstone() {
        for (boolean folded : new boolean[] { false, true }) {
            insert("a", "last", 1);
            delete("a");
            if (folded) {
                folder.fold();
            }

            JsonNode master = client.push(row("{'id':'a','name':'old'}", "{'id':'a','name':'mine'}")).get(0);

            assertThat(master.get("_deleted").booleanValue()).isTrue();
            assertThat(master.get("name").textValue()).as("the last image").isEqualTo("last");
            assertThat(master.has("_deletedAt")).isFalse();
            assertThat(product("a")).isNull();
        }
    }

    @Test
    @Tag("invariant-06")
    void anInsertOverATombstoneIsAConflictUntilTheClientKnowsIt() {
        insert("a", "last", 1);
        delete("a");

        JsonNode tombstone = client.push(row(null, "{'id':'a','name':'mine'}")).get(0);
        assertThat(tombstone.get("_deleted").booleanValue()).isTrue();
        assertThat(product("a")).isNull();

        assertThat(client.push(row(tombstone.toString(), "{'id':'a','name':'mine'}"))).isEmpty();
        assertThat(product("a").name).isEqualTo("mine");
    }

    @Test
    @Tag("invariant-06")
    void deletingWhatIsDeletedIsAgreed() {
        insert("a", "last", 1);
        delete("a");

        assertThat(client.push(row("{'id':'a','name':'last','inventory':1}", "{'id':'a','name':'last','_deleted':true}")))
                .isEmpty();
        assertThat(client.push(row(null, "{'id':'a','_deleted':true}"))).isEmpty();
    }

    @Test
    @Tag("invariant-06")
    void whatTheHubHasForgottenDoesNotComeBackToLife() {
        JsonNode master = client.push(row("{'id':'a','name':'once','extra':1}", "{'id':'a','name':'mine'}")).get(0);

        assertThat(master.get("id").textValue()).isEqualTo("a");
        assertThat(master.get("name").textValue()).isEqualTo("once");
        assertThat(master.get("extra").intValue()).isEqualTo(1);
        assertThat(master.get("_deleted").booleanValue()).isTrue();
        assertThat(product("a")).isNull();

        assertThat(client.push(row(master.toString(), "{'id':'a','name':'mine'}"))).isEmpty();
        assertThat(product("a").name).isEqualTo("mine");
    }

    @Test
    @Tag("invariant-06")
    void deletingTheUnknownLeavesATombstoneForEverybody() {
        JsonNode checkpoint = client.end();

        assertThat(client.push(row(null, "{'id':'a','name':'never','_deleted':true}"))).isEmpty();

        JsonNode page = client.pull(java.util.Optional.of(checkpoint), 5);
        assertThat(page.get("documents")).hasSize(1);
        assertThat(page.get("documents").get(0).get("id").textValue()).isEqualTo("a");
        assertThat(page.get("documents").get(0).get("_deleted").booleanValue()).isTrue();
        assertThat(client.push(row(null, "{'id':'a','name':'late'}")).get(0).get("_deleted").booleanValue()).isTrue();
    }

    @Test
    @Tag("invariant-06")
    @Tag("invariant-11")
    void aFieldThatTheHubHasNoPlaceForIsNeitherStoredNorCompared() {
        insert("a", "x", 1);

        assertThat(client.push(row("{'id':'a','name':'x','inventory':1,'colour':'red'}",
                "{'id':'a','name':'y','inventory':1,'colour':'blue'}"))).isEmpty();
        assertThat(product("a").name).isEqualTo("y");
    }

    @Test
    @Tag("invariant-06")
    @Tag("invariant-11")
    void aFieldThatAnOlderClientDoesNotKnowIsLeftAlone() {
        insert("a", "parent", 1);
        String id = "0190163d-8694-739b-aea5-966c26f8ad91";
        HubClient current = client.at("/sync/reviews/3");
        current.push(row(null, "{'id':'" + id + "','text':'x','productId':'a'}"));

        assertThat(client.at("/sync/reviews/2").push(row("{'id':'" + id + "','text':'x'}", "{'id':'" + id + "','text':'y'}")))
                .isEmpty();

        assertThat(current.pullOne(id).get("text").textValue()).isEqualTo("y");
        assertThat(current.pullOne(id).get("productId").textValue()).isEqualTo("a");
    }

    @Test
    @Tag("invariant-06")
    @Tag("invariant-13")
    void aFieldThatTheClientTookOutIsEmptied() {
        insert("a", "x", 1);

        assertThat(client.push(row("{'id':'a','name':'x','inventory':1}", "{'id':'a','name':'x'}"))).isEmpty();
        assertThat(product("a").inventory).isNull();
        assertThat(product("a").name).isEqualTo("x");
    }

    @Test
    @Tag("invariant-06")
    void thePushIsOnTheFeed() {
        insert("u", "before", 1);
        JsonNode checkpoint = client.end();

        client.push(row(null, "{'id':'i','name':'new'}"),
                row("{'id':'u','name':'before','inventory':1}", "{'id':'u','name':'after','inventory':1}"));

        assertThat(client.idsSince(checkpoint)).containsExactlyInAnyOrder("i", "u");
    }
}
