package io.quarkiverse.sync.server.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Table;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.server.runtime.model.HubEntities;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.QuarkusUnitTest;

/** An application that has the extension and says nothing of a hub is none. */
class HubDisabledTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = HubApp.disabled();

    @Inject
    EntityManager entityManager;

    @Test
    void nothingIsServed() {
        HubClient.plain().get("?limit=1").then().statusCode(404);
        HubClient.plain().post("[]").then().statusCode(404);
    }

    @Test
    void noTableIsAdded() {
        List<String> names = HubEntities.ALL.stream().map(table -> table.getAnnotation(Table.class).name()).toList();
        List<?> tables = QuarkusTransaction.requiringNew().call(() -> entityManager.createNativeQuery("select table_name"
                + " from information_schema.tables where lower(table_name) in "
                + names.stream().collect(Collectors.joining("', '", "('", "')"))).getResultList());

        assertThat(names).hasSize(8);
        assertThat(tables).isEmpty();
    }
}
