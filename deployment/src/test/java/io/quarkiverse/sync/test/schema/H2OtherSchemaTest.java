package io.quarkiverse.sync.test.schema;

import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

class H2OtherSchemaTest extends OtherSchema {

    @RegisterExtension
    static final QuarkusUnitTest APP = app("h2", "jdbc:h2:mem:branch;DB_CLOSE_DELAY=-1", "sa");
}
