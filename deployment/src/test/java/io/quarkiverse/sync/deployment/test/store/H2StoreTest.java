package io.quarkiverse.sync.deployment.test.store;

import static io.quarkiverse.sync.deployment.test.store.Records.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.store.OfflineStore;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.QuarkusUnitTest;

class H2StoreTest extends RaceContract {

    @RegisterExtension
    static final QuarkusUnitTest APP = StoreApp.onH2();

    @Test
    void waitIsTheStoresAndNotTheConnections() {
        OfflineStore patient = open(StoreApp.HUB, Duration.ofMinutes(1));
        put(item("a", "mine", 1));
        CompletableFuture<Void> fold = folding(LOCK_TIMEOUT.toMillis() * 3);
        AtomicInteger attempts = new AtomicInteger();

        patient.settle(lease, settlement -> {
            attempts.incrementAndGet();
            return assertThat(settlement.lock(ITEMS, List.of("a")).dirty()).containsKey("a");
        });
        fold.join();

        assertThat(attempts).hasValue(1);
        assertThat(connectionsWait()).isEqualTo(LOCK_TIMEOUT.toMillis());
    }

    private long connectionsWait() {
        return QuarkusTransaction.requiringNew()
                .call(() -> ((Number) em.createNativeQuery("select lock_timeout()").getSingleResult()).longValue());
    }
}
