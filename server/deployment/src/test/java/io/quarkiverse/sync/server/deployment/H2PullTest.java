package io.quarkiverse.sync.server.deployment;

import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

class H2PullTest extends EpochScenarios {

    @RegisterExtension
    static final QuarkusUnitTest APP = HubApp.onH2()
            .overrideRuntimeConfigKey("quarkus.sync.hub.tombstone-retention", "0S");
}
