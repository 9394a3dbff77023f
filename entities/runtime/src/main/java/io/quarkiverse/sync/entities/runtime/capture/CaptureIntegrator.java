package io.quarkiverse.sync.entities.runtime.capture;

import java.util.Set;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventType;
import org.hibernate.integrator.spi.Integrator;

/** Puts our listeners into the persistence units that have synced entities, and into no other. */
public final class CaptureIntegrator implements Integrator {

    /** Boot property: the names of the persistence unit's synced entities, separated by commas. */
    public static final String ENTITIES = "quarkus.sync.entities";

    @Override
    public void integrate(Metadata metadata, BootstrapContext context, SessionFactoryImplementor factory) {
        Object entities = factory.getProperties().get(ENTITIES);
        if (entities == null) {
            return;
        }
        CapturedUnit unit = new CapturedUnit(factory.getProperties().get(AvailableSettings.PERSISTENCE_UNIT_NAME).toString(),
                Set.of(entities.toString().split(",")));
        EntityListener entity = new EntityListener(unit);
        CollectionListener collection = new CollectionListener(unit);
        EventListenerRegistry listeners = factory.getEventListenerRegistry();
        listeners.appendListeners(EventType.PRE_INSERT, entity);
        listeners.appendListeners(EventType.PRE_UPDATE, entity);
        listeners.appendListeners(EventType.PRE_DELETE, entity);
        listeners.appendListeners(EventType.PRE_UPSERT, entity);
        listeners.appendListeners(EventType.POST_INSERT, entity);
        listeners.appendListeners(EventType.POST_UPDATE, entity);
        listeners.appendListeners(EventType.POST_DELETE, entity);
        listeners.appendListeners(EventType.POST_UPSERT, entity);
        listeners.appendListeners(EventType.PRE_COLLECTION_UPDATE, collection);
        listeners.appendListeners(EventType.PRE_COLLECTION_REMOVE, collection);
        listeners.appendListeners(EventType.PRE_COLLECTION_RECREATE, collection);
        listeners.appendListeners(EventType.POST_COLLECTION_UPDATE, collection);
        listeners.appendListeners(EventType.POST_COLLECTION_REMOVE, collection);
        listeners.appendListeners(EventType.POST_COLLECTION_RECREATE, collection);
    }
}
