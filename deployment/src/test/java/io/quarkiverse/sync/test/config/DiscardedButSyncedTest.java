package io.quarkiverse.sync.test.config;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** What waits of a collection that is synced is not thrown away by a name too many. */
class DiscardedButSyncedTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = EdgeApp.failing("quarkus.sync.discard-collections", "notes",
            "quarkus.sync.discard-collections names 'notes', which is still synced");

    @Test
    void fails() {
        fail("the application must not start");
    }
}
