package io.quarkiverse.sync.test.config;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** Tables are never created silently: the start says which one is missing. */
class MissingTablesTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = EdgeApp.onDatabase()
            .overrideConfigKey("quarkus.datasource.jdbc.url", "jdbc:h2:mem:bare")
            .overrideConfigKey("quarkus.hibernate-orm.schema-management.strategy", "none")
            .assertException(failure -> Failures.assertSays(failure, "tables of Quarkus Sync are missing", "SYNC_VERSION"));

    @Test
    void fails() {
        fail("the application must not start");
    }
}
