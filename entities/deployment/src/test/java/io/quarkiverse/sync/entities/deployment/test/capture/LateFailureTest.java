package io.quarkiverse.sync.entities.deployment.test.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.entities.deployment.test.Shop;
import io.quarkiverse.sync.entities.deployment.test.ShopTest;
import io.quarkiverse.sync.entities.deployment.test.shop.Customer;
import io.quarkus.test.QuarkusUnitTest;

@Tag("invariant-01")
class LateFailureTest extends ShopTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Shop.onH2();

    @Inject
    TransactionSynchronizationRegistry registry;

    @Test
    void aFailureAfterTheCaptureWasWrittenUndoesIt() {
        assertThatThrownBy(() -> in(() -> {
            em.persist(new Customer(1, "Ada"));
            em.flush();
            registry.registerInterposedSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {
                    throw new IllegalStateException("too late");
                }

                @Override
                public void afterCompletion(int status) {
                }
            });
        })).isNotNull();
        assertThat(recordings.count("Customer")).isZero();
        assertThat(recordings.all()).isEmpty();
    }
}
