package io.quarkiverse.sync.server.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.sync.server.deployment.app.Product;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Two connections: the one that wrote first commits last, and a client pulls in between. */
@Tag("invariant-07")
abstract class OverlapScenarios extends HubScenarios {

    private final HubClient client = HubClient.plain();

    @Test
    void nothingIsLostOfAFollowingClient() throws Exception {
        insert("z", "there before", 1);
        overlap(client.end());
    }

    @Test
    void nothingIsLostOfAFirstPull() throws Exception {
        overlap(null);
    }

    private void overlap(JsonNode from) throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch pulled = new CountDownLatch(1);
        CompletableFuture<Void> first = CompletableFuture.runAsync(() -> QuarkusTransaction.requiringNew().run(() -> {
            entityManager.persist(Product.of("t1", "first", 1));
            entityManager.flush();
            written.countDown();
            await(pulled);
        }), command -> new Thread(command).start());
        await(written);
        insert("t2", "second", 1);

        Set<String> seen = new TreeSet<>();
        JsonNode checkpoint = client.pullAll(java.util.Optional.ofNullable(from), 1, d -> seen.add(d.get("id").textValue()));
        pulled.countDown();
        first.join();
        client.pullAll(java.util.Optional.of(checkpoint), 1, d -> seen.add(d.get("id").textValue()));

        assertThat(seen).contains("t1", "t2");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
