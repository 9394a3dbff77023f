package io.quarkiverse.sync.entities.deployment.test.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.Synced;
import io.quarkus.test.QuarkusUnitTest;

class NoDatasourceTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Stray.class))
            .overrideConfigKey("quarkus.devservices.enabled", "false")
            .assertException(
                    failure -> assertThat(failure).hasMessageContainingAll(
                            "Stray is @Synced, but the datasource '<default>' of its table is not configured",
                            "quarkus.datasource.db-kind"));

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
