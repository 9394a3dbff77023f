package io.quarkiverse.sync.server.deployment;

import static io.quarkiverse.sync.server.deployment.HubClient.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.sync.server.Databases;
import io.quarkiverse.sync.server.runtime.feed.Folder;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.QuarkusUnitTest;

/** The hub is where it is told to be: its path, and its tables in the application's schema by the application's names. */
class ElsewhereTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = HubApp.on("postgresql", Databases.postgres("elsewhere"), Prefixed.class)
            .overrideConfigKey("quarkus.sync.hub.path", "/replication/v1")
            .overrideConfigKey("quarkus.http.root-path", "/app")
            .overrideConfigKey("quarkus.hibernate-orm.database.default-schema", "central")
            .overrideConfigKey("quarkus.hibernate-orm.schema-management.create-schemas", "true")
            .overrideConfigKey("quarkus.hibernate-orm.physical-naming-strategy", Prefixed.class.getName());

    public static class Prefixed extends PhysicalNamingStrategyStandardImpl {
        @Override
        public Identifier toPhysicalTableName(Identifier name, JdbcEnvironment environment) {
            return Identifier.toIdentifier("shop_" + name.getText());
        }
    }

    @Inject
    EntityManager entityManager;

    @Inject
    Folder folder;

    private final HubClient client = HubClient.profile().at("/replication/v1/products/0");

    @Test
    void thePath() {
        client.get("?limit=1").then().statusCode(200);
        client.at("/replication/v1/products").get("").then().statusCode(404).body("error", equalTo(true));
        client.at("/sync/products/0").get("?limit=1").then().statusCode(404);
    }

    @Test
    void theTables() {
        JsonNode start = client.end();
        client.push(row(null, "{'id':'a','name':'there'}").put("changeId", "6d0c5ad1-7d3e-4c6c-b8b4-0d9f0d2c7f11"),
                row(null, "{'id':'b','_deleted':true}"), row(null, "{'id':'c','price':-1}"));
        assertThat(client.push(row(null, "{'id':'b'}")).get("results").get(0).get("status").textValue()).isEqualTo("conflict");
        assertThat(rows("log")).isEqualTo(1);

        folder.fold();
        folder.purge();

        assertThat(client.pull(Optional.of(start), 5).get("documents")).hasSize(2);
        assertThat(rows("log")).isZero();
        assertThat(rows("feed")).isEqualTo(2);
        assertThat(rows("applied")).isEqualTo(1);
        assertThat(rows("rejection")).isEqualTo(1);
        QuarkusTransaction.requiringNew().run(() -> entityManager
                .createNativeQuery("update central.shop_sync_epoch set origin = 'the machine before'").executeUpdate());
        client.get("?limit=5&lwt=" + start.get("lwt").textValue()).then().statusCode(410);
    }

    private long rows(String table) {
        return QuarkusTransaction.requiringNew().call(() -> (Long) entityManager
                .createNativeQuery("select count(*) from central.shop_sync_" + table, Long.class).getSingleResult());
    }
}
