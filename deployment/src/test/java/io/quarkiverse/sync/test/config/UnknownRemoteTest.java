package io.quarkiverse.sync.test.config;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** Settings of a remote that the build did not find fail the start; they alone are told, and not what has its default. */
class UnknownRemoteTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = EdgeApp
            .failing("quarkus.sync.batch.rows", "5",
                    "quarkus.sync.batch.rows is set, but the build found no remote of that name")
            .overrideConfigKey("quarkus.sync.\"branch\".collections", "notes");

    @Test
    void fails() {
        fail("the application must not start");
    }
}
