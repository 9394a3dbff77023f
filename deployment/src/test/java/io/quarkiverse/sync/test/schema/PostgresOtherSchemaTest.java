package io.quarkiverse.sync.test.schema;

import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.deployment.test.store.Postgres;
import io.quarkus.test.QuarkusUnitTest;

class PostgresOtherSchemaTest extends OtherSchema {

    @RegisterExtension
    static final QuarkusUnitTest APP = app("postgresql", Postgres.url("branch"), "postgres");
}
