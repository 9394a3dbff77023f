package io.quarkiverse.sync.test.config;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.store.ChangeTracker;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.QuarkusUnitTest;

/** A pull-only collection may have generated ids, and nothing waits to be sent of it. */
class PullOnlyGeneratedIdTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = EdgeApp.with(Counted.class)
            .overrideConfigKey("quarkus.sync.collection.counted.strategy", "pull-only");

    @Inject
    EntityManager entityManager;

    @Inject
    ChangeTracker tracker;

    @Test
    void nothingWaits() {
        QuarkusTransaction.requiringNew().run(() -> entityManager.persist(new Counted()));

        assertThat(tracker.pending("counted")).isZero();
    }
}
