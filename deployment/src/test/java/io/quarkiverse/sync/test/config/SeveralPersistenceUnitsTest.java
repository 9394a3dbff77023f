package io.quarkiverse.sync.test.config;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.test.other.Elsewhere;
import io.quarkus.test.QuarkusUnitTest;

/** One remote cannot sync collections of two persistence units: the build says so. */
class SeveralPersistenceUnitsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = EdgeApp.with(Elsewhere.class)
            .overrideConfigKey("quarkus.hibernate-orm.packages", "io.quarkiverse.sync.test.config")
            .overrideConfigKey("quarkus.datasource.\"other\".db-kind", "h2")
            .overrideConfigKey("quarkus.datasource.\"other\".jdbc.url", "jdbc:h2:mem:other")
            .overrideConfigKey("quarkus.hibernate-orm.\"other\".datasource", "other")
            .overrideConfigKey("quarkus.hibernate-orm.\"other\".packages", "io.quarkiverse.sync.test.other")
            .assertException(failure -> Failures.assertSays(failure, "belong to several persistence units", "elsewhere",
                    "quarkus.sync.collections"));

    @Test
    void fails() {
        fail("the application must not be built");
    }
}
