package io.quarkiverse.sync.entities.deployment.test.validation;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.Synced;
import io.quarkus.test.QuarkusUnitTest;

class NotAnEntityTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = FailingBuild.saying(FailingBuild.of(Parcel.class),
            "Parcel is @Synced but no JPA entity. Add @Entity");

    @Test
    void doesNotBuild() {
        fail("must not start");
    }

    @Synced
    public static class Parcel {
        public String id;
    }
}
