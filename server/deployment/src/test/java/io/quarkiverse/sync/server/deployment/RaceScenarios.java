package io.quarkiverse.sync.server.deployment;

import static io.quarkiverse.sync.server.deployment.HubClient.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.function.IntFunction;

import jakarta.persistence.LockModeType;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.server.deployment.app.Product;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Pushers race for one record: exactly one wins, the others get what it wrote. */
abstract class RaceScenarios extends PushScenarios {

    private static final int PUSHERS = 4;
    private static final int ROUNDS = 25;

    @Test
    @Tag("invariant-06")
    void forAnUpdate() {
        for (int round = 0; round < ROUNDS; round++) {
            String id = "u" + round;
            insert(id, "start", 1);
            race(id, pusher -> row("{'id':'" + id + "','name':'start','inventory':1}",
                    "{'id':'" + id + "','name':'" + pusher + "','inventory':1}"));
        }
    }

    @Test
    @Tag("invariant-06")
    void forAnInsert() {
        for (int round = 0; round < ROUNDS; round++) {
            String id = "i" + round;
            race(id, pusher -> row(null, "{'id':'" + id + "','name':'" + pusher + "'}"));
        }
    }

    @Test
    @Tag("invariant-06")
    void forARecreation() {
        for (int round = 0; round < ROUNDS; round++) {
            String id = "r" + round;
            insert(id, "start", 1);
            delete(id);
            race(id, pusher -> row("{'id':'" + id + "','name':'start','_deleted':true}",
                    "{'id':'" + id + "','name':'" + pusher + "'}"));
        }
    }

    /** Rows in opposite orders: locks are taken in key order all the same. */
    @Test
    @Tag("invariant-06")
    void withoutDeadlock() {
        for (int i = 0; i < 20; i++) {
            insert("d" + i, "start", 1);
        }
        for (int round = 0; round < 5; round++) {
            List<JsonNode> answers = together(pusher -> {
                List<ObjectNode> rows = new ArrayList<>();
                for (int i = 0; i < 20; i++) {
                    int n = pusher % 2 == 0 ? i : 19 - i;
                    rows.add(row("{'id':'d" + n + "','name':'start','inventory':1}",
                            "{'id':'d" + n + "','name':'" + pusher + "','inventory':1}"));
                }
                return HubClient.plain().push(rows.toArray(ObjectNode[]::new));
            });
            assertThat(answers.stream().filter(JsonNode::isEmpty)).hasSizeLessThanOrEqualTo(1);
        }
    }

    /** Locks skip what is taken: two pushes that kept a part each would wait in vain for the other's. */
    @Test
    @Tag("invariant-06")
    void aPushThatWaitsForARecordHoldsNoOther() {
        insert("a", "start", 1);
        insert("b", "start", 1);
        CompletableFuture<JsonNode> push = QuarkusTransaction.requiringNew().call(() -> {
            entityManager.find(Product.class, "b", LockModeType.PESSIMISTIC_WRITE);
            CompletableFuture<JsonNode> waiting = CompletableFuture.supplyAsync(() -> HubClient.plain()
                    .push(row("{'id':'a','name':'start','inventory':1}", "{'id':'a','name':'1','inventory':1}"),
                            row("{'id':'b','name':'start','inventory':1}", "{'id':'b','name':'1','inventory':1}")),
                    command -> new Thread(command).start());
            Thread.sleep(500);
            QuarkusTransaction.requiringNew()
                    .run(() -> entityManager.find(Product.class, "a", LockModeType.PESSIMISTIC_WRITE));
            assertThat(waiting).as("still waiting for b").isNotDone();
            return waiting;
        });

        assertThat(push.join()).isEmpty();
    }

    private void race(String id, IntFunction<ObjectNode> row) {
        List<JsonNode> answers = together(pusher -> HubClient.plain().push(row.apply(pusher)));

        assertThat(answers.stream().filter(JsonNode::isEmpty)).as("winners of " + id).hasSize(1);
        String stored = product(id).name;
        for (int pusher = 0; pusher < PUSHERS; pusher++) {
            if (answers.get(pusher).isEmpty()) {
                assertThat(stored).isEqualTo(String.valueOf(pusher));
            } else {
                assertThat(answers.get(pusher).get(0).get("name").textValue()).isEqualTo(stored);
            }
        }
    }

    private static List<JsonNode> together(IntFunction<JsonNode> push) {
        CyclicBarrier start = new CyclicBarrier(PUSHERS);
        List<CompletableFuture<JsonNode>> running = new ArrayList<>();
        for (int pusher = 0; pusher < PUSHERS; pusher++) {
            int number = pusher;
            running.add(CompletableFuture.supplyAsync(() -> {
                try {
                    start.await();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                return push.apply(number);
            }, command -> new Thread(command).start()));
        }
        return running.stream().map(CompletableFuture::join).toList();
    }
}
