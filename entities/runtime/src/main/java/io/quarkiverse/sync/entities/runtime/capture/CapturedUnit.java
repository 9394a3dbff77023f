package io.quarkiverse.sync.entities.runtime.capture;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.hibernate.engine.spi.SharedSessionContractImplementor;

import io.quarkiverse.sync.entities.runtime.model.EntityCollection;
import io.quarkiverse.sync.entities.runtime.model.SyncedCollections;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;

/** A persistence unit with synced entities, as its listeners see it. */
final class CapturedUnit {

    private final String name;
    private final Set<String> entityNames;
    private volatile Started started;

    private record Started(Map<String, CapturedEntity> entities, TransactionCaptures captures) {
    }

    CapturedUnit(String name, Set<String> entityNames) {
        this.name = name;
        this.entityNames = entityNames;
    }

    /** @return null if the entity is not synced, or if nobody in this application wants its changes */
    CapturedEntity entity(String entityName) {
        Started known = started;
        if (known == null) {
            if (!entityNames.contains(entityName)) {
                return null;
            }
            started = known = start();
        }
        return known.entities().get(entityName);
    }

    /** @throws IllegalStateException outside a transaction */
    UnitCapture capture(SharedSessionContractImplementor session) {
        return started.captures().unit(name, session);
    }

    private Started start() {
        ArcContainer container = Arc.container();
        TransactionCaptures captures = container.instance(TransactionCaptures.class).get();
        Map<String, CapturedEntity> entities = new HashMap<>();
        if (captures.hasSinks()) {
            for (EntityCollection collection : container.instance(SyncedCollections.class).get().of(name)) {
                entities.put(collection.entity().entityClass(), new CapturedEntity(collection));
            }
        }
        return new Started(entities, captures);
    }
}
