package io.quarkiverse.sync.entities.runtime.model;

import org.hibernate.engine.spi.SessionFactoryImplementor;

import io.quarkiverse.sync.entities.runtime.document.EntityDocuments;
import io.quarkiverse.sync.entities.runtime.table.EntityTable;
import io.quarkiverse.sync.store.CollectionSchema;

/** A collection whose records are the rows of a {@code @Synced} entity. */
public interface EntityCollection extends CollectionSchema {

    SyncedEntity entity();

    SessionFactoryImplementor sessionFactory();

    EntityDocuments documents();

    EntityTable table();
}
