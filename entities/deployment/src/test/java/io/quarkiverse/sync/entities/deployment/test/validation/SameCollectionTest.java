package io.quarkiverse.sync.entities.deployment.test.validation;

import static org.junit.jupiter.api.Assertions.fail;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.Synced;
import io.quarkus.test.QuarkusUnitTest;

class SameCollectionTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = FailingBuild.saying(FailingBuild.of(Parcel.class, Letter.class),
            "The collection 'post' has two entities, ",
            "@Synced(collection = \"...\")");

    @Test
    void doesNotBuild() {
        fail("must not start");
    }

    @Entity
    @Synced(collection = "post")
    public static class Parcel {
        @Id
        public String id;
    }

    @Entity
    @Synced(collection = "post")
    public static class Letter {
        @Id
        public String id;
    }
}
