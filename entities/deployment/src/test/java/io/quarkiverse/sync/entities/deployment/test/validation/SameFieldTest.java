package io.quarkiverse.sync.entities.deployment.test.validation;

import static org.junit.jupiter.api.Assertions.fail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.Synced;
import io.quarkus.test.QuarkusUnitTest;

class SameFieldTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = FailingBuild.saying(FailingBuild.of(Parcel.class),
            "Parcel.parentId would be the field 'parentId' of its document, which another attribute is already");

    @Test
    void doesNotBuild() {
        fail("must not start");
    }

    @Entity
    @Synced
    public static class Parcel {
        @Id
        public String id;
        @ManyToOne
        public Parcel parent;
        @Column(name = "parent_text")
        public String parentId;
    }
}
