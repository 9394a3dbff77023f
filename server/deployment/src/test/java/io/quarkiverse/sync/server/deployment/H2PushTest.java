package io.quarkiverse.sync.server.deployment;

import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

class H2PushTest extends RecordedTrafficScenarios {

    @RegisterExtension
    static final QuarkusUnitTest APP = HubApp.onH2();
}
