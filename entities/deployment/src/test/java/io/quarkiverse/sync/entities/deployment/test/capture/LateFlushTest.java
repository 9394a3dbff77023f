package io.quarkiverse.sync.entities.deployment.test.capture;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.entities.deployment.test.Recorded;
import io.quarkiverse.sync.entities.deployment.test.Shop;
import io.quarkiverse.sync.entities.deployment.test.ShopTest;
import io.quarkiverse.sync.entities.deployment.test.shop.Customer;
import io.quarkus.test.QuarkusUnitTest;

@Tag("invariant-01")
class LateFlushTest extends ShopTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Shop.onH2();

    @Inject
    TransactionSynchronizationRegistry registry;
    @Inject
    TransactionManager transactions;

    private Synchronization persisting(long id) {
        return new Synchronization() {
            @Override
            public void beforeCompletion() {
                em.persist(new Customer(id, "late"));
                em.flush();
            }

            @Override
            public void afterCompletion(int status) {
            }
        };
    }

    @Test
    void inAnotherSynchronization() {
        assertThat(recordings.of(() -> {
            em.persist(new Customer(1, "early"));
            em.flush();
            try {
                transactions.getTransaction().registerSynchronization(persisting(2));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        })).extracting(Recorded::id).containsExactly("1", "2");
    }

    @Test
    void inAnInterposedSynchronizationAfterOurs() {
        assertThat(recordings.of(() -> {
            em.persist(new Customer(11, "early"));
            em.flush();
            registry.registerInterposedSynchronization(persisting(12));
        })).extracting(Recorded::id).containsExactly("11", "12");
    }
}
