package io.quarkiverse.sync.test.config;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** A strategy that is none fails the build. */
class UnknownStrategyTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = EdgeApp.failing("quarkus.sync.default-strategy", "pul-only",
            "quarkus.sync.default-strategy", "did you mean 'pull-only'?");

    @Test
    void fails() {
        fail("the application must not start");
    }
}
