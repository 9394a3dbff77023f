package io.quarkiverse.sync.test.config;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** A first sync that is none fails the start. */
class UnknownInitialTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = EdgeApp.failing("quarkus.sync.initial", "merg",
            "quarkus.sync.initial", "did you mean 'merge'?");

    @Test
    void fails() {
        fail("the application must not start");
    }
}
