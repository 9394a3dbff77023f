package io.quarkiverse.sync.server.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.QuarkusUnitTest;

/** A collection or a field that is not there would be server-managed for nothing. */
class UnknownNamesTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = HubApp.onH2()
            .overrideRuntimeConfigKey("quarkus.sync.hub.collection.prodcts.server-managed", "status")
            .overrideRuntimeConfigKey("quarkus.sync.hub.collection.products.server-managed", "status,statuss")
            .assertException(failure -> assertThat(failure)
                    .satisfiesAnyOf(UnknownNamesTest::isClear, its -> isClear(its.getCause())));

    private static void isClear(Throwable failure) {
        assertThat(failure).isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("quarkus.sync.hub.collection.\"prodcts\".server-managed")
                .hasMessageContaining("did you mean 'products'?")
                .hasMessageContaining("quarkus.sync.hub.collection.\"products\".server-managed names the field 'statuss'")
                .hasMessageContaining("did you mean 'status'?");
    }

    @Test
    void theStartFails() {
        fail("started with names of nothing");
    }
}
