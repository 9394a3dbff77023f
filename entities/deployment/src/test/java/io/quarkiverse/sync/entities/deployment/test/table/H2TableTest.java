package io.quarkiverse.sync.entities.deployment.test.table;

import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

class H2TableTest extends TableTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = TableApp.onH2();
}
