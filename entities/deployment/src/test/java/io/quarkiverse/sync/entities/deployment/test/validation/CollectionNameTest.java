package io.quarkiverse.sync.entities.deployment.test.validation;

import static org.junit.jupiter.api.Assertions.fail;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.Synced;
import io.quarkus.test.QuarkusUnitTest;

class CollectionNameTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = FailingBuild.saying(FailingBuild.of(Parcel.class),
            "The collection 'my parcels' of Parcel cannot stand in a URL",
            "Name it with letters, digits");

    @Test
    void doesNotBuild() {
        fail("must not start");
    }

    @Entity
    @Synced(collection = "my parcels")
    public static class Parcel {
        @Id
        public String id;
    }
}
