package io.quarkiverse.sync.entities.deployment.test.validation;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.Synced;
import io.quarkus.test.QuarkusUnitTest;

class IdTypeTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = FailingBuild.saying(FailingBuild.of(Parcel.class),
            "Parcel.sent is an id of type java.time.Instant",
            "Ids are UUID, String, long, int or short");

    @Test
    void doesNotBuild() {
        fail("must not start");
    }

    @Entity
    @Synced
    public static class Parcel {
        @Id
        public Instant sent;
    }
}
