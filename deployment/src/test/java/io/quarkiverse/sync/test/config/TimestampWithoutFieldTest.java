package io.quarkiverse.sync.test.config;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** The strategy timestamp has to know its field. */
class TimestampWithoutFieldTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = EdgeApp.failing("quarkus.sync.collection.notes.conflict.strategy", "timestamp",
            "quarkus.sync.collection.\"notes\".conflict.timestamp-field is not set");

    @Test
    void fails() {
        fail("the application must not start");
    }
}
