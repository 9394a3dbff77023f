package io.quarkiverse.sync.it.model;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.metamodel.EntityType;
import jakarta.ws.rs.NotFoundException;

import io.quarkiverse.sync.Synced;

/** The synchronized entities of the application by the names of their collections. */
@Singleton
class Rows {

    @Inject
    EntityManager em;

    @SuppressWarnings("unchecked")
    Class<? extends Row> type(String collection) {
        return em.getMetamodel().getEntities().stream().map(EntityType::getJavaType)
                .filter(type -> type.isAnnotationPresent(Synced.class)
                        && type.getAnnotation(Synced.class).collection().equals(collection))
                .findFirst().map(type -> (Class<? extends Row>) type).orElseThrow(NotFoundException::new);
    }

    Row create(String collection, String id) {
        try {
            Row row = type(collection).getDeclaredConstructor().newInstance();
            row.id = id;
            return row;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
