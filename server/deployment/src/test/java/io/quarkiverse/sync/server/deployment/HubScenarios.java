package io.quarkiverse.sync.server.deployment;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.BeforeEach;

import io.quarkiverse.sync.server.deployment.app.Product;
import io.quarkiverse.sync.server.runtime.feed.Folder;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * The hub's application at work beside its clients. To start an application is what takes time, so scenarios that need no other
 * configuration stand in a row, each class extending the one before, and the last one is tested.
 */
abstract class HubScenarios {

    @Inject
    EntityManager entityManager;

    @Inject
    Folder folder;

    @BeforeEach
    void empty() {
        for (String table : List.of("Review", "Product", "sync_log", "sync_feed", "sync_applied", "sync_rejection",
                "sync_purged")) {
            sql("delete from " + table);
        }
    }

    /** Past Hibernate, so past the feed. */
    void sql(String statement) {
        QuarkusTransaction.requiringNew().run(() -> entityManager.createNativeQuery(statement).executeUpdate());
    }

    List<?> query(String statement) {
        return QuarkusTransaction.requiringNew().call(() -> entityManager.createNativeQuery(statement).getResultList());
    }

    void insert(String id, String name, int inventory) {
        QuarkusTransaction.requiringNew().run(() -> entityManager.persist(Product.of(id, name, inventory)));
    }

    void update(String id, String name) {
        QuarkusTransaction.requiringNew().run(() -> entityManager.find(Product.class, id).name = name);
    }

    void delete(String id) {
        QuarkusTransaction.requiringNew().run(() -> entityManager.remove(entityManager.find(Product.class, id)));
    }

    /** The older one has written something else before the work is done and the last thing after it. */
    void besideAnOlderTransaction(Runnable work, Runnable last) {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        CompletableFuture<Void> older = CompletableFuture.runAsync(() -> QuarkusTransaction.requiringNew().run(() -> {
            entityManager.persist(Product.of("older", "1", 1));
            entityManager.flush();
            begun.countDown();
            await(done);
            last.run();
        }), command -> new Thread(command).start());
        await(begun);
        try {
            work.run();
        } finally {
            done.countDown();
        }
        older.join();
    }

    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nothing came");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Product product(String id) {
        return QuarkusTransaction.requiringNew().call(() -> entityManager.find(Product.class, id));
    }
}
