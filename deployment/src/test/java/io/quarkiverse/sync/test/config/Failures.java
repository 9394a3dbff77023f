package io.quarkiverse.sync.test.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;

final class Failures {

    private Failures() {
    }

    /** Somewhere among the causes. */
    static void assertSays(Throwable failure, String... messages) {
        StringWriter all = new StringWriter();
        failure.printStackTrace(new PrintWriter(all));
        assertThat(all.toString()).contains(messages);
    }
}
