package io.quarkiverse.sync.test.config;

import static org.junit.jupiter.api.Assertions.fail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.Synced;
import io.quarkus.test.QuarkusUnitTest;

/** Ids that two edges could both give, unless the collection is only pulled, and ids that are too long. */
class RefusedIdsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = EdgeApp.with(Counted.class, Labelled.class, Named.class)
            .assertException(failure -> Failures.assertSays(failure, "Two edges could give the same id",
                    "quarkus.sync.collection.\"counted\".strategy=pull-only",
                    "Labelled may have 256 characters, and no more than 255 can be synchronized. Make the id @Column(length = 255)"));

    @Entity
    @Synced
    public static class Labelled {
        @Id
        @Column(length = 256)
        public String label;
    }

    @Entity
    @Synced
    public static class Named {
        @Id
        @Column(length = 255)
        public String name;
    }

    @Test
    void fails() {
        fail("the application must not be built");
    }
}
