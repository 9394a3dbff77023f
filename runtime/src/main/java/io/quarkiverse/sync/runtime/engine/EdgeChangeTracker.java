package io.quarkiverse.sync.runtime.engine;

import java.util.Collection;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkiverse.sync.entities.runtime.capture.BulkChanges;
import io.quarkiverse.sync.entities.runtime.model.SyncedCollections;
import io.quarkiverse.sync.runtime.store.Backlog;
import io.quarkiverse.sync.store.ChangeTracker;

/** The change tracker of an application that is an edge. */
@Singleton
public class EdgeChangeTracker implements ChangeTracker {

    private final BulkChanges bulk;
    private final SyncedCollections collections;

    @Inject
    EdgeChangeTracker(BulkChanges bulk, SyncedCollections collections) {
        this.bulk = bulk;
        this.collections = collections;
    }

    @Override
    public void touching(String collection, Collection<String> ids) {
        bulk.touching(collection, ids);
    }

    @Override
    public void touched(String collection, Collection<String> ids) {
        bulk.touched(collection, ids);
    }

    @Override
    public long pending(String collection) {
        return collections.find(collection).map(found -> Backlog.of(found.sessionFactory()).of(collection)).orElse(0L);
    }
}
