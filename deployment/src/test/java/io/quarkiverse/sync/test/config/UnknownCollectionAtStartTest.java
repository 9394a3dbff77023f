package io.quarkiverse.sync.test.config;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** Run-time settings of a collection that no entity has fail the start. */
class UnknownCollectionAtStartTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = EdgeApp.failing("quarkus.sync.collection.notez.conflict.strategy", "client-wins",
            "quarkus.sync.collection.\"notez\" names the collection", "did you mean 'notes'?");

    @Test
    void fails() {
        fail("the application must not start");
    }
}
