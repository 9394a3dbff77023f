package io.quarkiverse.sync.server.runtime.feed;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

import jakarta.inject.Singleton;

import io.quarkiverse.sync.entities.runtime.model.EntityCollection;
import io.quarkiverse.sync.entities.runtime.model.SyncedCollections;

/** The feeds of this application, one in each persistence unit with synced entities. */
@Singleton
public class HubFeeds {

    private final SyncedCollections collections;
    private volatile Map<String, HubFeed> byUnit;

    HubFeeds(SyncedCollections collections) {
        this.collections = collections;
    }

    public HubFeed of(EntityCollection collection) {
        return of(collection.entity().persistenceUnit());
    }

    HubFeed of(String persistenceUnit) {
        return byUnit().get(persistenceUnit);
    }

    public Collection<HubFeed> all() {
        return byUnit().values();
    }

    /** On first use: the session factories are started after the beans are made. */
    Map<String, HubFeed> byUnit() {
        Map<String, HubFeed> known = byUnit;
        if (known == null) {
            synchronized (this) {
                known = new TreeMap<>();
                for (EntityCollection collection : collections.all()) {
                    known.putIfAbsent(collection.entity().persistenceUnit(), new HubFeed(collection.sessionFactory()));
                }
                byUnit = known;
            }
        }
        return known;
    }
}
