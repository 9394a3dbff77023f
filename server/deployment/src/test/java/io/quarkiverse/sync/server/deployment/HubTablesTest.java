package io.quarkiverse.sync.server.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.QuarkusUnitTest;

/** Without schema management somebody has to make the tables. */
class HubTablesTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = HubApp.onH2()
            .overrideConfigKey("quarkus.hibernate-orm.schema-management.strategy", "none")
            .assertException(failure -> assertThat(failure)
                    .satisfiesAnyOf(HubTablesTest::isClear, its -> isClear(its.getCause())));

    private static void isClear(Throwable failure) {
        assertThat(failure).isInstanceOf(ConfigurationException.class).hasMessageContaining("table sync_log")
                .hasMessageContaining("persistence unit '<default>'").hasMessageContaining("reference-tables");
    }

    @Test
    void theStartFailsAndNamesTheTable() {
        fail("started without tables");
    }
}
