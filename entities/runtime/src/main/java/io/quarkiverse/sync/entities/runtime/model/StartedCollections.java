package io.quarkiverse.sync.entities.runtime.model;

import java.lang.annotation.Annotation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import jakarta.enterprise.inject.Default;

import org.hibernate.SessionFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;

import io.quarkus.arc.Arc;
import io.quarkus.hibernate.orm.PersistenceUnit;
import io.quarkus.hibernate.orm.runtime.PersistenceUnitUtil;

/** The collections over the session factories of the running application, which start after this bean is made. */
final class StartedCollections implements SyncedCollections {

    private final Map<String, List<SyncedEntity>> entities;
    private final Map<String, List<EntityCollection>> byUnit = new ConcurrentHashMap<>();

    StartedCollections(List<SyncedEntity> entities) {
        this.entities = entities.stream()
                .collect(Collectors.groupingBy(SyncedEntity::persistenceUnit, LinkedHashMap::new, Collectors.toList()));
    }

    @Override
    public List<EntityCollection> all() {
        return entities.keySet().stream().flatMap(unit -> of(unit).stream()).toList();
    }

    @Override
    public Optional<EntityCollection> find(String collection) {
        return all().stream().filter(known -> known.name().equals(collection)).findFirst();
    }

    @Override
    public List<EntityCollection> of(String persistenceUnit) {
        return byUnit.computeIfAbsent(persistenceUnit, this::start);
    }

    private List<EntityCollection> start(String persistenceUnit) {
        List<SyncedEntity> ofUnit = entities.getOrDefault(persistenceUnit, List.of());
        if (ofUnit.isEmpty()) {
            return List.of();
        }
        SessionFactoryImplementor factory = factory(persistenceUnit);
        Map<String, String> collections = ofUnit.stream()
                .collect(Collectors.toMap(SyncedEntity::entityClass, SyncedEntity::collection));
        return ofUnit.stream().<EntityCollection> map(entity -> new StartedCollection(entity, factory, collections)).toList();
    }

    private static SessionFactoryImplementor factory(String persistenceUnit) {
        Annotation qualifier = PersistenceUnitUtil.isDefaultPersistenceUnit(persistenceUnit) ? Default.Literal.INSTANCE
                : new PersistenceUnit.PersistenceUnitLiteral(persistenceUnit);
        return Arc.container().select(SessionFactory.class, qualifier).get().unwrap(SessionFactoryImplementor.class);
    }
}
