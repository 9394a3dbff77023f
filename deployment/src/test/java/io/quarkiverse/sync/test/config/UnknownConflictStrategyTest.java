package io.quarkiverse.sync.test.config;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** A conflict strategy that is neither ours nor a bean fails the start. */
class UnknownConflictStrategyTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = EdgeApp.failing("quarkus.sync.conflict.strategy", "server-win",
            "quarkus.sync.conflict.strategy is 'server-win'", "did you mean 'server-wins'?");

    @Test
    void fails() {
        fail("the application must not start");
    }
}
