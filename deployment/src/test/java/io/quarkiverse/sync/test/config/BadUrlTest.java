package io.quarkiverse.sync.test.config;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** An address that is none fails the start. */
class BadUrlTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = EdgeApp.failing("quarkus.sync.remote.url", "hub.example.org/sync",
            "quarkus.sync.remote.url is 'hub.example.org/sync'", "https://hub.example.org/sync");

    @Test
    void fails() {
        fail("the application must not start");
    }
}
