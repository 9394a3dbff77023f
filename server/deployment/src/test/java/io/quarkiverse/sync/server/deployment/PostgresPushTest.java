package io.quarkiverse.sync.server.deployment;

import static io.quarkiverse.sync.server.deployment.HubClient.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.sync.server.deployment.app.Product;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.QuarkusUnitTest;

class PostgresPushTest extends RecordedTrafficScenarios {

    @RegisterExtension
    static final QuarkusUnitTest APP = HubApp.onPostgres();

    @Test
    @Tag("invariant-09")
    void aRowThatAConstraintRefusesAtTheCommit() {
        deferred("Product", "unique (status)", () -> {
            JsonNode answer = HubClient.plain().push(row(null, "{'id':'a','status':'same'}"), row(null, "{'id':'b'}"),
                    row(null, "{'id':'c','status':'same'}"), row(null, "{'id':'d','status':'other'}"));

            assertThat(answer).hasSize(1);
            assertThat(answer.get(0).get("id").textValue()).isEqualTo("c");
            assertThat(query("select id from Product order by id")).hasToString("[a, b, d]");
            assertThat(rejections()).containsExactly("c REFUSED 1");
        });
    }

    @Test
    @Tag("invariant-09")
    void rowsThatOnlyTogetherKeepAConstraint() {
        deferred("Product", "unique (status)", () -> {
            HubClient.plain().push(row(null, "{'id':'a','status':'1'}"), row(null, "{'id':'b','status':'2'}"));

            assertThat(HubClient.plain().push(row("{'id':'a','status':'1'}", "{'id':'a','status':'2'}"),
                    row("{'id':'b','status':'2'}", "{'id':'b','status':'1'}"))).isEmpty();

            assertThat(product("a").status).isEqualTo("2");
        });
    }

    @Test
    @Tag("invariant-09")
    void aMissingParentAtTheCommitMayHeal() {
        deferred("Review", "foreign key (text) references Product", () -> {
            JsonNode results = HubClient.profile().at("/sync/reviews/3")
                    .push(row(null, "{'id':'0190163d-8694-739b-aea5-966c26f8ad91','text':'nobody'}"),
                            row(null, "{'id':'0190163d-8694-739b-aea5-966c26f8ad92'}"))
                    .get("results");

            assertThat(results.get(0).get("reason").textValue()).isEqualTo("MISSING_PARENT");
            assertThat(results.get(0).get("retryable").booleanValue()).isTrue();
            assertThat(results.get(1).get("status").textValue()).isEqualTo("applied");
        });
    }

    /** Its update comes after the push and has the smaller number: a pull that left out the push would leave it out as well. */
    @Test
    @Tag("invariant-07")
    void whatIsPushedBesideAnOlderTransactionHasNoTicket() {
        HubClient client = HubClient.profile();
        JsonNode end = client.end();
        List<JsonNode> answers = new ArrayList<>();
        besideAnOlderTransaction(() -> answers.add(client.push(row(null, "{'id':'a','name':'mine'}"))),
                () -> entityManager.find(Product.class, "a").name = "theirs");

        assertThat(answers.get(0).has("ticket")).isFalse();
        assertThat(client.push(row(null, "{'id':'b'}")).has("ticket")).isTrue();
        assertThat(client.pull(Optional.of(end), 5).get("documents")).extracting(d -> d.get("name").asText())
                .contains("theirs");
    }

    /**
     * The push finds nothing to lock and tells of a deletion: a pull that left out the push would leave out the record as well.
     */
    @Test
    @Tag("invariant-07")
    void whatAnOlderTransactionInsertsWhileAPushIsAtWorkIsNotHidden() {
        HubClient client = HubClient.profile();
        CountDownLatch closed = new CountDownLatch(1);
        CountDownLatch opened = new CountDownLatch(1);
        CompletableFuture<Void> gate = CompletableFuture.runAsync(() -> QuarkusTransaction.requiringNew().run(() -> {
            entityManager.createNativeQuery("lock table sync_applied in exclusive mode").executeUpdate();
            closed.countDown();
            await(opened);
        }), command -> new Thread(command).start());
        await(closed);
        List<CompletableFuture<JsonNode>> pushes = new ArrayList<>();
        besideAnOlderTransaction(() -> {
            pushes.add(CompletableFuture.supplyAsync(
                    () -> client.push(row(null, "{'id':'a'}").put("changeId", UUID.randomUUID().toString()),
                            row(null, "{'id':'older','_deleted':true}")),
                    command -> new Thread(command).start()));
            awaitWaiting("relation = 'sync_applied'::regclass");
        }, () -> {
        });
        opened.countDown();
        gate.join();

        assertThat(pushes.get(0).join().has("ticket")).isFalse();
        assertThat(client.push(row(null, "{'id':'b'}")).has("ticket")).isTrue();
        assertThat(client.pullOne("older").get("_deleted").booleanValue()).isFalse();
    }

    private void awaitWaiting(String lock) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (query("select pid from pg_locks where not granted and " + lock).isEmpty()) {
            assertThat(System.nanoTime()).as("somebody waits").isLessThan(end);
        }
    }

    /** Its deletion stands at the smaller position and is given up for the update's. */
    @Test
    @Tag("invariant-06")
    void aRecordWhoseDeletionWasGivenUpIsDeletedToAPush() {
        insert("a", "1", 1);
        besideAnOlderTransaction(() -> update("a", "2"), () -> entityManager.remove(entityManager.find(Product.class, "a")));
        folder.fold();

        JsonNode conflicts = HubClient.plain().push(row(null, "{'id':'a'}"));

        assertThat(conflicts).hasSize(1);
        assertThat(conflicts.get(0).get("_deleted").booleanValue()).isTrue();

        assertThat(HubClient.plain().push(row(null, "{'id':'a','_deleted':true}"))).isEmpty();
        folder.fold();
        assertThat(query("select deleted from sync_feed where record_id = 'a'")).as("from now on the feed tells")
                .hasToString("[true]");
    }

    private void deferred(String table, String constraint, Runnable work) {
        sql("alter table %s add constraint checked_late %s deferrable initially deferred".formatted(table, constraint));
        try {
            work.run();
        } finally {
            sql("alter table " + table + " drop constraint checked_late");
        }
    }
}
