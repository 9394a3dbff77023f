package io.quarkiverse.sync.entities.deployment.test.validation;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.Serializable;
import java.time.DayOfWeek;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.Synced;
import io.quarkus.test.QuarkusUnitTest;

class ReferenceTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = FailingBuild.saying(
            FailingBuild.of(Parcel.class, Label.class, Shelf.class, Shelf.Place.class),
            "Label.shelf is a reference in an embeddable",
            "Parcel.shelf refers to Shelf, whose key has several parts");

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
        public Shelf shelf;
        public Label label;
        public DayOfWeek dueOn;
    }

    @Embeddable
    public static class Label {
        public String text;
        @ManyToOne
        public Shelf shelf;
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
