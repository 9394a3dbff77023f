package io.quarkiverse.sync.test.config;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** Ids that two edges could both give are refused, unless the collection is only pulled. */
class GeneratedIdTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = EdgeApp.with(Counted.class)
            .assertException(failure -> Failures.assertSays(failure, "Two edges could give the same id",
                    "quarkus.sync.collection.\"counted\".strategy=pull-only"));

    @Test
    void fails() {
        fail("the application must not be built");
    }
}
