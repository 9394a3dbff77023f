package io.quarkiverse.sync.entities.runtime.capture;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.hibernate.StatelessSession;
import org.hibernate.bytecode.enhance.spi.LazyPropertyInitializer;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.CollectionType;
import org.hibernate.type.Type;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.entities.runtime.model.EntityCollection;

/** A synced entity, as its listeners see it: which of its attributes travel, and what they held before an event. */
final class CapturedEntity {

    private final EntityCollection collection;
    private final boolean[] travels;
    private final Set<String> roles = new HashSet<>();

    CapturedEntity(EntityCollection collection) {
        this.collection = collection;
        EntityPersister persister = collection.sessionFactory().getMappingMetamodel()
                .getEntityDescriptor(collection.entity().entityClass());
        String[] names = persister.getPropertyNames();
        Type[] types = persister.getPropertyTypes();
        travels = new boolean[names.length];
        for (int i = 0; i < names.length; i++) {
            travels[i] = !collection.entity().ignored().contains(names[i]);
            if (types[i] instanceof CollectionType type) {
                travels[i] &= !collection.sessionFactory().getMappingMetamodel().getCollectionDescriptor(type.getRole())
                        .isInverse();
                if (travels[i]) {
                    roles.add(type.getRole());
                }
            }
        }
    }

    EntityCollection collection() {
        return collection;
    }

    /** Whether the rows of this collection role belong to the record. */
    boolean holds(String role) {
        return roles.contains(role);
    }

    /**
     * The record before an event, to be called while the database still holds it.
     *
     * @param state what Hibernate remembers of it, null if it does not
     */
    RecordState old(Object id, Object[] state, SharedSessionContractImplementor session) {
        Object[] stored = state == null ? null : stored(state);
        return stored == null ? read(id, session) : RecordState.present(collection.documents().of(id, stored, session));
    }

    /** @return null if a part was never loaded */
    private Object[] stored(Object[] state) {
        Object[] stored = new Object[state.length];
        for (int i = 0; i < state.length; i++) {
            Object value = travels[i] ? state[i] : null;
            if (value == LazyPropertyInitializer.UNFETCHED_PROPERTY) {
                return null;
            }
            if (value instanceof PersistentCollection<?> elements) {
                if (!elements.wasInitialized() || elements.getStoredSnapshot() == null) {
                    return null;
                }
                stored[i] = elements.getStoredSnapshot();
            } else {
                stored[i] = value;
            }
        }
        return stored;
    }

    private RecordState read(Object id, SharedSessionContractImplementor session) {
        if (session.isStatelessSession()) {
            return read(id, session.asStatelessSession());
        }
        // Shares the session's connection and its part in the transaction: before completion none could be joined any more.
        try (StatelessSession reader = session.statelessWithOptions().connection().open()) {
            return read(id, reader);
        }
    }

    private RecordState read(Object id, StatelessSession session) {
        String key = collection.documents().idText(id);
        Document document = collection.table().read(session, List.of(key)).get(key);
        return document == null ? new RecordState.Absent() : RecordState.present(document);
    }
}
