package io.quarkiverse.sync.entities.deployment.test.validation;

import static org.junit.jupiter.api.Assertions.fail;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.Synced;
import io.quarkus.test.QuarkusUnitTest;

class TwoPersistenceUnitsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = FailingBuild.saying(FailingBuild.of(Parcel.class)
            .overrideConfigKey("quarkus.datasource.second.db-kind", "h2")
            .overrideConfigKey("quarkus.datasource.second.jdbc.url", "jdbc:h2:mem:second")
            .overrideConfigKey("quarkus.hibernate-orm.packages", Parcel.class.getPackageName())
            .overrideConfigKey("quarkus.hibernate-orm.second.datasource", "second")
            .overrideConfigKey("quarkus.hibernate-orm.second.packages", Parcel.class.getPackageName()),
            "Parcel is @Synced and belongs to the persistence units [<default>, second]");

    @Test
    void doesNotBuild() {
        fail("must not start");
    }

    @Entity
    @Synced
    public static class Parcel {
        @Id
        public String id;
    }
}
