package io.quarkiverse.sync.entities.deployment.test.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.Synced;
import io.quarkus.test.QuarkusUnitTest;

class NoNamedDatasourceTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Stray.class))
            .overrideConfigKey("quarkus.devservices.enabled", "false")
            .overrideConfigKey("quarkus.datasource.db-kind", "h2")
            .overrideConfigKey("quarkus.datasource.jdbc.url", "jdbc:h2:mem:other")
            .overrideConfigKey("quarkus.hibernate-orm.\"archive\".datasource", "vault")
            .overrideConfigKey("quarkus.hibernate-orm.\"archive\".packages", Stray.class.getPackageName())
            .assertException(
                    failure -> assertThat(failure).hasMessageContainingAll(
                            "Stray is @Synced, but the datasource 'vault' of its table is not configured",
                            "quarkus.datasource.\"vault\".db-kind", "quarkus.datasource.\"vault\".jdbc.url"));

    @Test
    void fails() {
        fail("must not start");
    }

    @Entity
    @Synced
    public static class Stray {
        @Id
        public String id;
    }
}
