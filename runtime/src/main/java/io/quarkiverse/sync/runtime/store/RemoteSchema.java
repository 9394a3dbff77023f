package io.quarkiverse.sync.runtime.store;

import java.util.List;
import java.util.Set;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.entities.runtime.model.EntityCollection;
import io.quarkiverse.sync.store.CollectionSchema;

/**
 * A collection as one remote sees it: a record that another remote syncs is none of its business, whoever refers to it.
 *
 * @param references to collections of the same remote
 */
record RemoteSchema(EntityCollection collection, List<Reference> references) implements CollectionSchema {

    static RemoteSchema of(EntityCollection collection, Set<String> ofRemote) {
        return new RemoteSchema(collection, collection.references().stream()
                .filter(reference -> ofRemote.contains(reference.collection())).toList());
    }

    @Override
    public String name() {
        return collection.name();
    }

    @Override
    public int version() {
        return collection.version();
    }

    @Override
    public String idField() {
        return collection.idField();
    }

    @Override
    public Set<String> fields() {
        return collection.fields();
    }

    @Override
    public Document holdable(Document remote) {
        return collection.holdable(remote);
    }
}
