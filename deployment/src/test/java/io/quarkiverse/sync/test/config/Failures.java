package io.quarkiverse.sync.test.config;

import static org.assertj.core.api.Assertions.assertThat;

final class Failures {

    private Failures() {
    }

    /** Somewhere in the chain of causes. */
    static void assertSays(Throwable failure, String... messages) {
        StringBuilder said = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            said.append(cause).append('\n');
        }
        assertThat(said.toString()).contains(messages);
    }
}
