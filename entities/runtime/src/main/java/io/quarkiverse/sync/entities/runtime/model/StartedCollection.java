package io.quarkiverse.sync.entities.runtime.model;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.persister.entity.EntityPersister;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.entities.runtime.capture.Captures;
import io.quarkiverse.sync.entities.runtime.document.EntityDocuments;
import io.quarkiverse.sync.entities.runtime.document.HibernateDocuments;
import io.quarkiverse.sync.entities.runtime.table.EntityTable;
import io.quarkiverse.sync.entities.runtime.table.HibernateTable;
import io.quarkus.arc.Arc;

final class StartedCollection implements EntityCollection {

    private final SyncedEntity entity;
    private final SessionFactoryImplementor factory;
    private final EntityDocuments documents;
    private final EntityTable table;
    private final List<Reference> references;

    /** @param collections names of collections by entity; references to other entities are plain values */
    StartedCollection(SyncedEntity entity, SessionFactoryImplementor factory, Map<String, String> collections) {
        this.entity = entity;
        this.factory = factory;
        EntityPersister persister = factory.getMappingMetamodel().getEntityDescriptor(entity.entityClass());
        HibernateDocuments mapped = HibernateDocuments.of(persister, entity);
        this.documents = mapped;
        this.table = HibernateTable.of(persister, entity, mapped, collections,
                () -> Arc.container().instance(Captures.class).get());
        this.references = documents.references().entrySet().stream()
                .filter(reference -> collections.containsKey(reference.getValue()))
                .map(reference -> new Reference(reference.getKey(), collections.get(reference.getValue()),
                        documents.isOptional(reference.getKey())))
                .toList();
    }

    @Override
    public SyncedEntity entity() {
        return entity;
    }

    @Override
    public SessionFactoryImplementor sessionFactory() {
        return factory;
    }

    @Override
    public EntityDocuments documents() {
        return documents;
    }

    @Override
    public EntityTable table() {
        return table;
    }

    @Override
    public String name() {
        return entity.collection();
    }

    @Override
    public int version() {
        return entity.version();
    }

    @Override
    public String idField() {
        return documents.idField();
    }

    @Override
    public Set<String> fields() {
        return documents.fields();
    }

    @Override
    public List<Reference> references() {
        return references;
    }

    @Override
    public Document holdable(Document remote) {
        return documents.holdable(remote);
    }
}
