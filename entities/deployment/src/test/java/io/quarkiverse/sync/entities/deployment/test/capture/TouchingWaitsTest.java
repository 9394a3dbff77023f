package io.quarkiverse.sync.entities.deployment.test.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.entities.deployment.test.Shop;
import io.quarkiverse.sync.entities.deployment.test.ShopTest;
import io.quarkiverse.sync.entities.deployment.test.shop.Customer;
import io.quarkiverse.sync.entities.runtime.capture.BulkChanges;
import io.quarkus.test.QuarkusUnitTest;

/** The base of a bulk change is what the row holds when its lock is got, not before. */
@Tag("invariant-17")
class TouchingWaitsTest extends ShopTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Shop.onH2();

    @Inject
    BulkChanges bulk;

    @Test
    void forAnEditThatIsBeingCommitted() throws Exception {
        in(() -> em.persist(new Customer(1, "Ada")));
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch looked = new CountDownLatch(1);
        CompletableFuture<Void> editor = CompletableFuture.runAsync(() -> in(() -> {
            em.find(Customer.class, 1L).name = "Bea";
            em.flush();
            held.countDown();
            // Nobody can look before this commits, so this waits in vain.
            assertThat(await(looked)).isFalse();
        }));
        held.await();
        in(() -> {
            bulk.touching("customer", List.of("1"));
            looked.countDown();
            em.createQuery("update Customer set name = 'Cleo' where id = 1").executeUpdate();
        });
        editor.join();
        assertThat(recordings.all()).anySatisfy(change -> assertThat(change.old()).contains("Bea"));
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
