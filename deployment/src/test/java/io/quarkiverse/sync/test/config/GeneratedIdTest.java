package io.quarkiverse.sync.test.config;

import static org.junit.jupiter.api.Assertions.fail;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.Synced;
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

    @Entity(name = "counted")
    @Synced(collection = "counted")
    public static class Counted {
        @Id
        @GeneratedValue
        public Long id;
    }
}
