package io.quarkiverse.sync.entities.deployment.test.validation;

import static org.junit.jupiter.api.Assertions.fail;

import jakarta.persistence.Entity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.Synced;
import io.quarkiverse.sync.entities.deployment.UploadedCollectionBuildItem;
import io.quarkus.hibernate.orm.panache.PanacheEntity;
import io.quarkus.test.QuarkusUnitTest;

class PanacheEntityTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = FailingBuild.saying(FailingBuild.of(Parcel.class).addBuildChainCustomizer(chain -> chain
            .addBuildStep(context -> context.produce(
                    new UploadedCollectionBuildItem("parcel", "quarkus.sync.collection.\"parcel\".strategy")))
            .produces(UploadedCollectionBuildItem.class).build()),
            "Two edges could give the same id to different records of 'parcel'",
            "public class Parcel extends PanacheEntityBase {", "@Id",
            "@UuidGenerator(style = UuidGenerator.Style.VERSION_7)", "public UUID id;",
            "quarkus.sync.collection.\"parcel\".strategy=pull-only");

    @Test
    void doesNotBuild() {
        fail("must not start");
    }

    @Entity(name = "Parcel")
    @Synced
    public static class Parcel extends PanacheEntity {
        public String name;
    }
}
