package io.quarkiverse.sync.test.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.junit.jupiter.api.Test;

import io.quarkiverse.sync.NetworkException;
import io.quarkiverse.sync.SynchronizationEngine;
import io.quarkiverse.sync.deployment.test.store.Postgres;
import io.quarkiverse.sync.test.config.EdgeApp;
import io.quarkiverse.sync.test.config.Note;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.QuarkusUnitTest;

/** The application has its tables, and so ours, in a schema of its choice, under names that its strategy makes. */
abstract class OtherSchema {

    public static class Prefixed extends PhysicalNamingStrategyStandardImpl {
        @Override
        public Identifier toPhysicalTableName(Identifier name, JdbcEnvironment environment) {
            return Identifier.toIdentifier("shop_" + name.getText());
        }

        @Override
        public Identifier toPhysicalSequenceName(Identifier name, JdbcEnvironment environment) {
            return toPhysicalTableName(name, environment);
        }
    }

    @Inject
    SynchronizationEngine engine;

    @Inject
    EntityManager em;

    static QuarkusUnitTest app(String kind, String url, String user) {
        return EdgeApp.with(OtherSchema.class, Prefixed.class, Postgres.class)
                .overrideConfigKey("quarkus.datasource.db-kind", kind)
                .overrideConfigKey("quarkus.datasource.jdbc.url", url)
                .overrideConfigKey("quarkus.datasource.username", user)
                .overrideConfigKey("quarkus.datasource.password", user)
                .overrideConfigKey("quarkus.devservices.enabled", "false")
                .overrideConfigKey("quarkus.hibernate-orm.database.default-schema", "branch")
                .overrideConfigKey("quarkus.hibernate-orm.schema-management.create-schemas", "true")
                .overrideConfigKey("quarkus.hibernate-orm.physical-naming-strategy", Prefixed.class.getName())
                .overrideConfigKey("quarkus.sync.remote.url", "http://127.0.0.1:9/sync")
                .overrideConfigKey("quarkus.sync.remote.retries", "0");
    }

    @Test
    void isWhereOurTablesAre() {
        QuarkusTransaction.requiringNew().run(() -> new Note().persist());

        assertThatThrownBy(engine::sync).isInstanceOf(NetworkException.class);

        assertThat(engine.statistics().pending()).isEqualTo(1);
        assertThat(engine.pendingChanges(10)).hasSize(1);
        assertThat(rows("change")).isEqualTo(List.of("notes"));
    }

    private List<?> rows(String table) {
        return QuarkusTransaction.requiringNew().call(
                () -> em.createNativeQuery("select collection from branch.shop_sync_" + table, String.class).getResultList());
    }
}
