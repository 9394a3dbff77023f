package io.quarkiverse.sync.entities.deployment.test.validation;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.util.Set;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.Synced;
import io.quarkus.test.QuarkusUnitTest;

class RefusedRelationsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = FailingBuild.saying(
            FailingBuild.of(Parcel.class, Letter.class, Label.class, Shelf.class, Shelf.Place.class),
            "Letter is @Synced and inherits from the entity Parcel", "@MappedSuperclass",
            "Parcel.siblings is a @ManyToMany", "two @ManyToOne",
            "Parcel.children is a @OneToMany without mappedBy", "name it in mappedBy",
            "Parcel.shelf refers to Shelf, whose key has several parts",
            "Label.shelf is a reference in an embeddable",
            "Label.words is an @ElementCollection in an embeddable", "Move it to the entity, or keep it at home");

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
        @ManyToMany
        public Set<Parcel> siblings;
        @OneToMany
        public Set<Parcel> children;
        @ManyToOne
        public Shelf shelf;
        public Label label;
        public DayOfWeek dueOn;
    }

    @Entity
    public static class Letter extends Parcel {
        public String text;
    }

    @Embeddable
    public static class Label {
        public String text;
        @ManyToOne
        public Shelf shelf;
        @ElementCollection
        public Set<String> words;
    }

    @Entity
    public static class Shelf {
        @EmbeddedId
        public Place place;

        @Embeddable
        public record Place(String room, int number) implements Serializable {
        }
    }
}
