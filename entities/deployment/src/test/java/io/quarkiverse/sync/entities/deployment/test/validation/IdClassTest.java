package io.quarkiverse.sync.entities.deployment.test.validation;

import static org.junit.jupiter.api.Assertions.fail;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.Synced;
import io.quarkus.test.QuarkusUnitTest;

class IdClassTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = FailingBuild.saying(FailingBuild.of(Parcel.class, Key.class),
            "Parcel has an @IdClass",
            "Use a UUID as @Id");

    @Test
    void doesNotBuild() {
        fail("must not start");
    }

    @Entity
    @Synced
    @IdClass(Key.class)
    public static class Parcel {
        @Id
        public String office;
        @Id
        public int number;
    }

    public record Key(String office, int number) {
    }
}
