package io.quarkiverse.sync.entities.deployment.test.validation;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Instant;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.SyncIgnore;
import io.quarkiverse.sync.Synced;
import io.quarkus.test.QuarkusUnitTest;

class RefusedIdsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = FailingBuild.saying(
            FailingBuild.of(Shelved.class, Place.class, Numbered.class, Number.class, Timed.class, Hidden.class,
                    Several.class),
            "Shelved.place is an @EmbeddedId, but a record is named by a single value. Use a UUID as @Id",
            "Numbered has an @IdClass, but a record is named by a single value. Use a UUID as @Id",
            "Several has several @Id (number, office), but a record is named by a single value. Use a UUID as @Id",
            "Timed.sent is an id of type java.time.Instant. Ids are UUID, String, long, int or short",
            "Hidden.id is the id and names the record: it cannot stay at home");

    @Test
    void doesNotBuild() {
        fail("must not start");
    }

    @Entity
    @Synced
    public static class Shelved {
        @EmbeddedId
        public Place place;
    }

    @Embeddable
    public record Place(String office, int number) {
    }

    @Entity
    @Synced
    @IdClass(Number.class)
    public static class Numbered {
        @Id
        public String office;
        @Id
        public int number;
    }

    public record Number(String office, int number) {
    }

    @Entity
    @Synced
    public static class Several {
        @Id
        public String office;
        @Id
        public int number;
    }

    @Entity
    @Synced
    public static class Timed {
        @Id
        public Instant sent;
    }

    @Entity
    @Synced
    public static class Hidden {
        @Id
        @SyncIgnore
        public String id;
    }
}
