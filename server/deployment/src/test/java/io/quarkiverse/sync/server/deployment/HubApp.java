package io.quarkiverse.sync.server.deployment;

import io.quarkiverse.sync.server.Databases;
import io.quarkiverse.sync.server.deployment.app.Grade;
import io.quarkiverse.sync.server.deployment.app.Judged;
import io.quarkiverse.sync.server.deployment.app.Product;
import io.quarkiverse.sync.server.deployment.app.Review;
import io.quarkus.test.QuarkusUnitTest;

/** The application under test: a hub with two collections. Folds when a test says so, and not in between. */
final class HubApp {

    private HubApp() {
    }

    static QuarkusUnitTest onH2() {
        return on("h2", Databases.h2() + ";LOCK_TIMEOUT=10000");
    }

    static QuarkusUnitTest onPostgres() {
        return on("postgresql", Databases.postgres("hub"));
    }

    /** By default, that is. */
    static QuarkusUnitTest disabled() {
        return app("h2", Databases.h2());
    }

    static QuarkusUnitTest on(String kind, String url, Class<?>... classes) {
        return app(kind, url, classes).overrideConfigKey("quarkus.sync.hub.enabled", "true")
                .overrideConfigKey("quarkus.sync.hub.fold-interval", "1H");
    }

    private static QuarkusUnitTest app(String kind, String url, Class<?>... classes) {
        return new QuarkusUnitTest()
                .withApplicationRoot(
                        jar -> jar.addClasses(Product.class, Grade.class, Judged.class, Review.class)
                                .addClasses(HubApp.class, HubClient.class, FarTooLarge.class, Databases.class)
                                .addClasses(classes))
                .overrideConfigKey("quarkus.datasource.db-kind", kind)
                .overrideConfigKey("quarkus.datasource.jdbc.url", url)
                .overrideConfigKey("quarkus.hibernate-orm.schema-management.strategy", "drop-and-create")
                .overrideConfigKey("quarkus.http.test-port", "0");
    }
}
