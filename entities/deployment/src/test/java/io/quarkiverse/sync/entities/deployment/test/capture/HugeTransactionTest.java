package io.quarkiverse.sync.entities.deployment.test.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.entities.deployment.test.Recorded;
import io.quarkiverse.sync.entities.deployment.test.RecordingSink;
import io.quarkiverse.sync.entities.deployment.test.Shop;
import io.quarkiverse.sync.entities.deployment.test.ShopTest;
import io.quarkiverse.sync.entities.deployment.test.shop.Customer;
import io.quarkus.test.QuarkusUnitTest;

class HugeTransactionTest extends ShopTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Shop.onH2();

    @Inject
    RecordingSink sink;

    @Test
    void isWrittenInBatchesAndEarly() {
        int before = sink.batches();
        AtomicInteger early = new AtomicInteger();
        assertThat(recordings.of(() -> {
            insert(1, 10_600);
            early.set(sink.batches());
        })).hasSize(10_600).extracting(Recorded::what).containsOnly("INSERT customer");
        assertThat(early.get() - before).isEqualTo(20);
        assertThat(sink.batches() - before).isEqualTo(22);
    }

    @Test
    @Tag("invariant-01")
    void rolledBackLeavesNothing() {
        recordings.execute("delete from recorded");
        assertThatThrownBy(() -> in(() -> {
            insert(100_001, 110_500);
            throw new IllegalArgumentException();
        })).isInstanceOf(IllegalArgumentException.class);
        assertThat(recordings.all()).isEmpty();
    }

    private void insert(int from, int to) {
        for (int id = from; id <= to; id++) {
            em.persist(new Customer(id, "Ada"));
            if (id % 1_000 == 0) {
                em.flush();
                em.clear();
            }
        }
        em.flush();
    }
}
