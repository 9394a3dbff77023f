package io.quarkiverse.sync.server.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.QuarkusUnitTest;

class HubDisabledTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = HubApp.onH2().overrideConfigKey("quarkus.sync.hub.enabled", "false");

    @Inject
    EntityManager entityManager;

    @Test
    void nothingIsServed() {
        HubClient.plain().get("?limit=1").then().statusCode(404);
    }

    @Test
    void noTableIsAdded() {
        List<?> tables = QuarkusTransaction.requiringNew().call(() -> entityManager.createNativeQuery("select table_name"
                + " from information_schema.tables where lower(table_name) in ('sync_log', 'sync_feed', 'sync_epoch')")
                .getResultList());

        assertThat(tables).isEmpty();
    }
}
