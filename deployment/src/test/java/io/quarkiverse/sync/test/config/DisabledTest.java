package io.quarkiverse.sync.test.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.SynchronizationEngine;
import io.quarkiverse.sync.store.ChangeTracker;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.QuarkusUnitTest;

/** Switched off, an application is as if it had no such extension: no beans, no tables, nothing is recorded. */
class DisabledTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = EdgeApp.with(Counted.class)
            .overrideConfigKey("quarkus.datasource.jdbc.url", "jdbc:h2:mem:disabled;DB_CLOSE_DELAY=-1")
            .overrideConfigKey("quarkus.sync.enabled", "false")
            .overrideConfigKey("quarkus.sync.remote.url", "http://127.0.0.1:9/sync");

    @Inject
    Instance<SynchronizationEngine> engine;

    @Inject
    Instance<ChangeTracker> tracker;

    @Inject
    EntityManager entityManager;

    @Test
    void nothingIsThere() {
        assertThat(engine.isUnsatisfied()).isTrue();
        assertThat(tracker.isUnsatisfied()).isTrue();
        assertThat(tables()).contains("NOTE", "COUNTED").noneMatch(table -> table.startsWith("SYNC"));
    }

    @Test
    void theApplicationWrites() {
        QuarkusTransaction.requiringNew().run(() -> {
            new Note().persist();
            entityManager.persist(new Counted());
        });

        assertThat(QuarkusTransaction.requiringNew().call(() -> Note.count())).isEqualTo(1);
    }

    private List<String> tables() {
        return QuarkusTransaction.requiringNew().call(() -> entityManager
                .createNativeQuery("select upper(table_name) from information_schema.tables", String.class).getResultList());
    }
}
