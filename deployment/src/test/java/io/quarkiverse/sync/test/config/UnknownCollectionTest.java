package io.quarkiverse.sync.test.config;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** A collection that no entity has fails the build. */
class UnknownCollectionTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = EdgeApp.failing("quarkus.sync.collections", "note",
            "quarkus.sync.collections names the collection 'note'", "did you mean 'notes'?");

    @Test
    void fails() {
        fail("the application must not start");
    }
}
