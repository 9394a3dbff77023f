package io.quarkiverse.sync.runtime.store;

import java.util.Set;

/**
 * A remote as its store has to know it.
 *
 * @param persistenceUnit the one that all its collections belong to
 * @param pullOnly those of the collections whose local changes are dropped
 */
public record StoredRemote(String name, String persistenceUnit, Set<String> collections, Set<String> pullOnly) {

    public StoredRemote {
        collections = Set.copyOf(collections);
        pullOnly = Set.copyOf(pullOnly);
    }

    boolean pushes(String collection) {
        return collections.contains(collection) && !pullOnly.contains(collection);
    }
}
