package io.quarkiverse.sync.entities.deployment.test.document;

import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.entities.deployment.test.sample.SampleTest;
import io.quarkus.test.QuarkusUnitTest;

class RoundTripOnPostgresTest extends RoundTrip {

    @RegisterExtension
    static final QuarkusUnitTest APP = SampleTest.onPostgres();
}
