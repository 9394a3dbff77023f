package io.quarkiverse.sync.test.config;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** Settings of a collection that no entity has fail the build. */
class UnknownCollectionOfStrategyTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = EdgeApp.failing("quarkus.sync.collection.nots.strategy", "pull-only",
            "quarkus.sync.collection.\"nots\".strategy", "did you mean 'notes'?");

    @Test
    void fails() {
        fail("the application must not start");
    }
}
