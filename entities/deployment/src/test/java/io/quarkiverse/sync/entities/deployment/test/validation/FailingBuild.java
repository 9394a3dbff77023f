package io.quarkiverse.sync.entities.deployment.test.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;

import io.quarkus.test.QuarkusUnitTest;

/** Builds an application that must not build. */
final class FailingBuild {

    private FailingBuild() {
    }

    static QuarkusUnitTest of(Class<?>... classes) {
        return new QuarkusUnitTest()
                .withApplicationRoot(jar -> jar.addClasses(FailingBuild.class).addClasses(classes))
                .overrideConfigKey("quarkus.devservices.enabled", "false")
                .overrideConfigKey("quarkus.datasource.db-kind", "h2")
                .overrideConfigKey("quarkus.datasource.jdbc.url", "jdbc:h2:mem:failing");
    }

    static QuarkusUnitTest saying(QuarkusUnitTest app, String... parts) {
        return app.assertException(failure -> {
            StringWriter all = new StringWriter();
            failure.printStackTrace(new PrintWriter(all));
            assertThat(all.toString()).contains(parts);
        });
    }
}
