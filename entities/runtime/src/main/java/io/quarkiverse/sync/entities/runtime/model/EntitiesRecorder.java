package io.quarkiverse.sync.entities.runtime.model;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;

import io.quarkiverse.sync.entities.runtime.capture.CaptureIntegrator;
import io.quarkus.hibernate.orm.runtime.integration.HibernateOrmIntegrationStaticInitListener;
import io.quarkus.runtime.annotations.Recorder;

/** Hands what the build found to the application. */
@Recorder
public class EntitiesRecorder {

    public Supplier<SyncedCollections> collections(List<SyncedEntity> entities) {
        return () -> new StartedCollections(entities);
    }

    /** @param entities names of the synced entities of one persistence unit, separated by commas */
    public HibernateOrmIntegrationStaticInitListener capture(String entities) {
        return new HibernateOrmIntegrationStaticInitListener() {
            @Override
            public void contributeBootProperties(BiConsumer<String, Object> properties) {
                properties.accept(CaptureIntegrator.ENTITIES, entities);
            }

            @Override
            public void onMetadataInitialized(Metadata metadata, BootstrapContext context,
                    BiConsumer<String, Object> properties) {
                // The integrator does the rest.
            }
        };
    }
}
