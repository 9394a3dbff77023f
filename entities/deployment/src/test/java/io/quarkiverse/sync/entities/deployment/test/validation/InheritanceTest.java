package io.quarkiverse.sync.entities.deployment.test.validation;

import static org.junit.jupiter.api.Assertions.fail;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.Synced;
import io.quarkus.test.QuarkusUnitTest;

class InheritanceTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = FailingBuild.saying(FailingBuild.of(Parcel.class, Letter.class),
            "Letter is @Synced and inherits from the entity Parcel",
            "@MappedSuperclass");

    @Test
    void doesNotBuild() {
        fail("must not start");
    }

    @Entity
    @Synced
    @Inheritance(strategy = InheritanceType.JOINED)
    public static class Parcel {
        @Id
        public String id;
    }

    @Entity
    public static class Letter extends Parcel {
        public String text;
    }
}
