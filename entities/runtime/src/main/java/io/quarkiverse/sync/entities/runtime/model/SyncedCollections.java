package io.quarkiverse.sync.entities.runtime.model;

import java.util.List;
import java.util.Optional;

/** The collections of this application; a CDI bean. Built on first use from the started session factories. */
public interface SyncedCollections {

    List<EntityCollection> all();

    Optional<EntityCollection> find(String collection);

    /** Those whose entities belong to the persistence unit. */
    List<EntityCollection> of(String persistenceUnit);
}
