package io.quarkiverse.sync.deployment.test.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.quarkiverse.sync.runtime.store.Destinations;
import io.quarkiverse.sync.runtime.store.EdgeCaptureSink;
import io.quarkiverse.sync.runtime.store.StoreTables;
import io.quarkiverse.sync.runtime.store.StoredRemote;
import io.quarkiverse.sync.test.edge.RecordingHub;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.builder.BuildChainBuilder;
import io.quarkus.hibernate.orm.deployment.spi.AdditionalJpaModelBuildItem;
import io.quarkus.test.QuarkusUnitTest;

/** An application that syncs items with two remotes, tickets, pull-only, with the first, and remarks on items with a third. */
public class StoreApp {

    static final String UNIT = "<default>";

    static final StoredRemote HUB = new StoredRemote("hub", UNIT, Set.of("items", "tickets"), Set.of("tickets"));
    static final StoredRemote OTHER = new StoredRemote("other", UNIT, Set.of("items"), Set.of());

    static final StoredRemote REMARKS = new StoredRemote("remarks", UNIT, Set.of("remarks"), Set.of());

    @Produces
    @Singleton
    @Alternative
    @Priority(1)
    Destinations destinations() {
        return new Destinations(List.of(HUB, OTHER, REMARKS));
    }

    static QuarkusUnitTest onH2() {
        return app().overrideConfigKey("quarkus.datasource.db-kind", "h2")
                .overrideConfigKey("quarkus.datasource.jdbc.url", "jdbc:h2:file:" + file() + ";LOCK_TIMEOUT=500")
                .overrideConfigKey("quarkus.datasource.username", "sa")
                .overrideConfigKey("quarkus.datasource.password", "sa");
    }

    static QuarkusUnitTest onPostgres() {
        return app().overrideConfigKey("quarkus.datasource.db-kind", "postgresql")
                .overrideConfigKey("quarkus.datasource.jdbc.url", Postgres.url())
                .overrideConfigKey("quarkus.datasource.username", "postgres")
                .overrideConfigKey("quarkus.datasource.password", "postgres");
    }

    private static Path file() {
        try {
            return Files.createTempDirectory("store").resolve("db").toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static QuarkusUnitTest app() {
        return new QuarkusUnitTest()
                .withApplicationRoot(jar -> jar.addPackage(StoreApp.class.getPackage()).addClasses(RecordingHub.CLASSES))
                .addBuildChainCustomizer(StoreApp::build)
                .overrideConfigKey("quarkus.hibernate-orm.schema-management.strategy", "drop-and-create")
                .overrideConfigKey("quarkus.datasource.jdbc.max-size", "10")
                .overrideConfigKey("quarkus.datasource.jdbc.driver", DatabaseClock.class.getName())
                .overrideConfigKey("quarkus.devservices.enabled", "false");
    }

    private static void build(BuildChainBuilder builder) {
        builder.addBuildStep(context -> StoreTables.CLASSES
                .forEach(name -> context.produce(new AdditionalJpaModelBuildItem(name, Set.of(UNIT)))))
                .produces(AdditionalJpaModelBuildItem.class).build();
        builder.addBuildStep(context -> context.produce(AdditionalBeanBuildItem.unremovableOf(EdgeCaptureSink.class)))
                .produces(AdditionalBeanBuildItem.class).build();
    }
}
