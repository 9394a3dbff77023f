package io.quarkiverse.sync.entities.deployment.test.validation;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.OffsetTime;
import java.util.Map;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.Synced;
import io.quarkus.test.QuarkusUnitTest;

class UnsupportedTypeTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = FailingBuild.saying(FailingBuild.of(Parcel.class, Depot.class),
            "Parcel.thread is of type java.lang.Thread, which a document cannot hold",
            "Parcel.closes is of type java.time.OffsetTime",
            "Parcel.counts is of type java.util.Map",
            "Parcel.depot refers to column 'code' of the other entity, but a document names the other record by its id",
            "(@Convert)",
            "@SyncIgnore");

    @Test
    void doesNotBuild() {
        fail("must not start");
    }

    @Entity
    @Synced
    public static class Parcel {
        @Id
        public String id;
        public Thread thread;
        public OffsetTime closes;
        @ManyToOne
        @JoinColumn(referencedColumnName = "code")
        public Depot depot;
        @ManyToOne
        @JoinColumn(referencedColumnName = "depot_id")
        public Depot other;
        @ElementCollection
        public Map<String, Integer> counts;
    }

    @Entity
    public static class Depot {
        @Id
        @Column(name = "DEPOT_ID")
        public String id;
        @Column(unique = true)
        public String code;
    }
}
