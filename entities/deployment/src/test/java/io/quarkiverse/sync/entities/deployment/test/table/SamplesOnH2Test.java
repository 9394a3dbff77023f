package io.quarkiverse.sync.entities.deployment.test.table;

import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.entities.deployment.test.sample.SampleTest;
import io.quarkus.test.QuarkusUnitTest;

class SamplesOnH2Test extends MakingWay {

    @RegisterExtension
    static final QuarkusUnitTest APP = SampleTest.onH2();
}
