package io.quarkiverse.sync.test.config;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** An address for a remote that the build did not find fails the start. */
class UnknownRemoteTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = EdgeApp.failing("quarkus.sync.branch.remote.url", "http://localhost:1/sync",
            "quarkus.sync.\"branch\".remote.url is set, but the build found no remote of that name");

    @Test
    void fails() {
        fail("the application must not start");
    }
}
