package io.quarkiverse.sync.entities.deployment.test.validation;

import static org.junit.jupiter.api.Assertions.fail;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.EnumSet;
import java.util.List;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

import org.hibernate.annotations.IdGeneratorType;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.generator.BeforeExecutionGenerator;
import org.hibernate.generator.EventType;
import org.hibernate.generator.EventTypeSets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.Synced;
import io.quarkiverse.sync.entities.deployment.UploadedCollectionBuildItem;
import io.quarkus.test.QuarkusUnitTest;

class GeneratedIdTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = FailingBuild.saying(FailingBuild.of(Parcel.class, Crate.class, Counted.class,
            Counter.class).addBuildChainCustomizer(
                    chain -> chain.addBuildStep(context -> context.produce(List.of(
                            new UploadedCollectionBuildItem("parcel", "quarkus.sync.collection.\"parcel\".strategy"),
                            new UploadedCollectionBuildItem("boxes", "quarkus.sync.collection.\"boxes\".strategy"))))
                            .produces(UploadedCollectionBuildItem.class).build()),
            "Two edges could give the same id to different records of 'parcel'",
            "    @Synced\n    public class Parcel extends PanacheEntityBase {",
            "public UUID id;",
            "set quarkus.sync.collection.\"parcel\".strategy=pull-only instead",
            "Two edges could give the same id to different records of 'boxes'",
            "    @Synced(collection = \"boxes\", version = 2)\n    public class Crate extends PanacheEntityBase {");

    @Test
    void doesNotBuild() {
        fail("must not start");
    }

    @Entity(name = "Parcel")
    @Synced
    public static class Parcel {
        @Id
        @GeneratedValue
        public Long id;
    }

    @Entity(name = "Crate")
    @Synced(collection = "boxes", version = 2)
    public static class Crate {
        @Id
        @Counted
        public Long id;
    }

    @IdGeneratorType(Counter.class)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Counted {
    }

    public static class Counter implements BeforeExecutionGenerator {

        private long last;

        @Override
        public Object generate(SharedSessionContractImplementor session, Object owner, Object current, EventType event) {
            return ++last;
        }

        @Override
        public EnumSet<EventType> getEventTypes() {
            return EventTypeSets.INSERT_ONLY;
        }
    }
}
