package io.quarkiverse.sync.entities.deployment.test;

import java.util.function.Consumer;

import org.jboss.shrinkwrap.api.spec.JavaArchive;

import io.quarkiverse.sync.entities.deployment.test.shop.Item;
import io.quarkus.test.QuarkusUnitTest;

/** The application that most tests of capture run in. */
public final class Shop {

    private Shop() {
    }

    /** @param more classes beside those of the shop */
    public static QuarkusUnitTest onH2(Class<?>... more) {
        return onH2(app(jar -> jar.addClasses(more)));
    }

    private static QuarkusUnitTest onH2(QuarkusUnitTest app) {
        return app
                .overrideConfigKey("quarkus.datasource.db-kind", "h2")
                .overrideConfigKey("quarkus.datasource.jdbc.url", "jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1");
    }

    /** Nothing hears of changes but the given sinks. */
    public static QuarkusUnitTest onH2With(Class<?>... sinks) {
        return onH2(app(jar -> jar.deleteClass(RecordingSink.class).addClasses(sinks)));
    }

    public static QuarkusUnitTest onPostgres() {
        return app(jar -> {
        })
                .overrideConfigKey("quarkus.datasource.db-kind", "postgresql")
                .overrideConfigKey("quarkus.datasource.jdbc.url", Postgres.url())
                .overrideConfigKey("quarkus.datasource.username", "postgres")
                .overrideConfigKey("quarkus.datasource.password", "postgres");
    }

    private static QuarkusUnitTest app(Consumer<JavaArchive> change) {
        return new QuarkusUnitTest()
                .withApplicationRoot(jar -> change.accept(jar.addPackage(Item.class.getPackage())
                        .addClasses(Shop.class, ShopTest.class, Postgres.class, Recorded.class, RecordingSink.class,
                                Recordings.class)))
                .overrideConfigKey("quarkus.hibernate-orm.schema-management.strategy", "drop-and-create")
                .overrideConfigKey("quarkus.hibernate-orm.jdbc.statement-batch-size", "50")
                .overrideConfigKey("quarkus.devservices.enabled", "false");
    }
}
