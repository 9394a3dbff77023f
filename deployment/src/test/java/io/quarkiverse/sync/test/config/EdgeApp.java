package io.quarkiverse.sync.test.config;

import io.quarkus.test.QuarkusUnitTest;

/** An application with the collection {@code notes} on H2. */
public final class EdgeApp {

    private EdgeApp() {
    }

    public static QuarkusUnitTest with(Class<?>... classes) {
        return onDatabase(classes).overrideConfigKey("quarkus.hibernate-orm.schema-management.strategy", "drop-and-create");
    }

    public static QuarkusUnitTest onDatabase(Class<?>... classes) {
        return new QuarkusUnitTest()
                .withApplicationRoot(jar -> jar.addClasses(Note.class, EdgeApp.class, Failures.class).addClasses(classes))
                .overrideConfigKey("quarkus.datasource.db-kind", "h2")
                .overrideConfigKey("quarkus.datasource.jdbc.url", "jdbc:h2:mem:edge;DB_CLOSE_DELAY=-1");
    }

    /** An application that must not build or start, for the reason given. */
    static QuarkusUnitTest failing(String property, String value, String... messages) {
        return with().overrideConfigKey(property, value).assertException(failure -> Failures.assertSays(failure, messages));
    }
}
