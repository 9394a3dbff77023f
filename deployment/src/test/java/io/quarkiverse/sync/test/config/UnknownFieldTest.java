package io.quarkiverse.sync.test.config;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** A field that the entity does not have fails the start. */
class UnknownFieldTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = EdgeApp.failing("quarkus.sync.collection.notes.server-managed", "editedAtt",
            "names the field 'editedAtt'", "did you mean 'editedAt'?");

    @Test
    void fails() {
        fail("the application must not start");
    }
}
