package io.quarkiverse.sync.entities.deployment.test.validation;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.Set;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.Synced;
import io.quarkus.test.QuarkusUnitTest;

class AllAtOnceTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = FailingBuild.saying(FailingBuild.of(Parcel.class, Letter.class),
            "Parcel.owner is of type java.lang.Thread",
            "Letter.parcels is a @ManyToMany",
            "The collection 'post' has two entities, ", "@Synced(collection = \"...\")");

    @Test
    void doesNotBuild() {
        fail("must not start");
    }

    @Entity
    @Synced(collection = "post")
    public static class Parcel {
        @Id
        public String id;
        public Thread owner;
    }

    @Entity
    @Synced(collection = "post")
    public static class Letter {
        @Id
        public String id;
        @ManyToMany
        public Set<Parcel> parcels;
    }
}
