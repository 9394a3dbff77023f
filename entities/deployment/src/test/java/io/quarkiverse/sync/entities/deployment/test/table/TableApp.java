package io.quarkiverse.sync.entities.deployment.test.table;

import io.quarkiverse.sync.entities.deployment.test.Postgres;
import io.quarkiverse.sync.entities.deployment.test.Recorded;
import io.quarkiverse.sync.entities.deployment.test.RecordingSink;
import io.quarkiverse.sync.entities.deployment.test.Recordings;
import io.quarkus.test.QuarkusUnitTest;

final class TableApp {

    private TableApp() {
    }

    static QuarkusUnitTest onH2() {
        return app().overrideConfigKey("quarkus.datasource.db-kind", "h2")
                .overrideConfigKey("quarkus.datasource.jdbc.url", "jdbc:h2:mem:table;DB_CLOSE_DELAY=-1");
    }

    static QuarkusUnitTest onPostgres() {
        return app().overrideConfigKey("quarkus.datasource.db-kind", "postgresql")
                .overrideConfigKey("quarkus.datasource.jdbc.url", Postgres.url())
                .overrideConfigKey("quarkus.datasource.username", "postgres")
                .overrideConfigKey("quarkus.datasource.password", "postgres");
    }

    private static QuarkusUnitTest app() {
        return new QuarkusUnitTest()
                .withApplicationRoot(jar -> jar.addClasses(Everything.class, Everything.Colour.class, Everything.Money.class,
                        Everything.MoneyConverter.class, Everything.Address.class, Owner.class, TableApp.class, TableTest.class,
                        Postgres.class,
                        Recorded.class, RecordingSink.class, Recordings.class))
                .overrideConfigKey("quarkus.hibernate-orm.schema-management.strategy", "drop-and-create")
                .overrideConfigKey("quarkus.devservices.enabled", "false");
    }
}
