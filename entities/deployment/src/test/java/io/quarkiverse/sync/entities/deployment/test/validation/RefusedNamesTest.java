package io.quarkiverse.sync.entities.deployment.test.validation;

import static org.junit.jupiter.api.Assertions.fail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.quarkiverse.sync.Synced;
import io.quarkus.test.QuarkusUnitTest;

class RefusedNamesTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = FailingBuild.saying(FailingBuild.of(Parcel.class, Note.class, Letter.class),
            "The collection 'my parcels' of Parcel cannot stand in a URL. Name it with letters, digits",
            "Parcel.parentId would be the field 'parentId' of its document, which another attribute is already",
            "Parcel._rev would be the field '_rev' of its document",
            "Parcel.meta would be the field '_meta' of its document",
            "@JsonProperty",
            "The version -1 of Letter is negative. Start with 0: @Synced(version = 0)",
            "Note is @Synced but no JPA entity. Add @Entity");

    @Test
    void doesNotBuild() {
        fail("must not start");
    }

    @Entity
    @Synced(collection = "my parcels")
    public static class Parcel {
        @Id
        public String id;
        public String _rev;
        @JsonProperty("_meta")
        public String meta;
        @ManyToOne
        public Parcel parent;
        @Column(name = "parent_text")
        public String parentId;
    }

    @Entity
    @Synced(version = -1)
    public static class Letter {
        @Id
        public String id;
    }

    @Synced
    public static class Note {
        public String id;
    }
}
