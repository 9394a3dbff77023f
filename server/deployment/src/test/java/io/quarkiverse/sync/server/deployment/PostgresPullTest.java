package io.quarkiverse.sync.server.deployment;

import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

class PostgresPullTest extends EpochScenarios {

    @RegisterExtension
    static final QuarkusUnitTest APP = HubApp.onPostgres()
            .overrideRuntimeConfigKey("quarkus.sync.hub.tombstone-retention", "0S");
}
