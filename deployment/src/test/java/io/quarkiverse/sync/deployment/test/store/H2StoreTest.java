package io.quarkiverse.sync.deployment.test.store;

import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

class H2StoreTest extends RaceContract {

    @RegisterExtension
    static final QuarkusUnitTest APP = StoreApp.onH2();
}
