package io.quarkiverse.sync.server.deployment;

import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.server.Databases;
import io.quarkus.test.QuarkusUnitTest;

class PostgresShippedTablesTest extends ShippedTables {

    @RegisterExtension
    static final QuarkusUnitTest APP = app("postgresql", Databases.postgres("shipped"));
}
