package io.quarkiverse.sync.entities.deployment.test.table;

import java.util.List;

import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.entities.deployment.test.sample.SampleTest;
import io.quarkus.test.QuarkusUnitTest;

class SamplesOnH2Test extends ToldRows {

    @RegisterExtension
    static final QuarkusUnitTest APP = SampleTest.onH2();

    @Override
    List<String> changesText() {
        return List.of("alter table Changed alter column text set default 'by the database'",
                "alter table Changed alter column text set default on null");
    }
}
