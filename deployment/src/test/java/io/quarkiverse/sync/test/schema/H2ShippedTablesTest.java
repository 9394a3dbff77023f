package io.quarkiverse.sync.test.schema;

import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

class H2ShippedTablesTest extends ShippedTables {

    @RegisterExtension
    static final QuarkusUnitTest APP = app("h2", "jdbc:h2:file:" + temporary("db"), "sa");
}
