package io.quarkiverse.sync.runtime.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.quarkiverse.sync.runtime.config.PropertyNames;
import io.quarkiverse.sync.runtime.store.Backlog;
import io.quarkiverse.sync.runtime.store.StoredRemote;
import io.quarkus.runtime.configuration.ConfigurationException;

/** Refuses to start where changes wait for a collection that is not there any more: nobody would ever send them. */
record RemovedCollections(List<StoredRemote> remotes) {

    void check(Backlog backlog) {
        for (StoredRemote remote : remotes) {
            backlog.changes().getOrDefault(remote.name(), Map.of()).forEach((collection, changes) -> {
                if (!remote.collections().contains(collection)) {
                    throw lost(remote.name(), collection, changes);
                }
            });
        }
        backlog.captured().forEach((collection, changes) -> {
            if (inNone(collection)) {
                throw lost(remotes.get(0).name(), collection, changes);
            }
        });
    }

    /** Whether no remote has the collection. */
    boolean inNone(String collection) {
        return remotes.stream().noneMatch(remote -> remote.collections().contains(collection));
    }

    private static ConfigurationException lost(String remote, String collection, long changes) {
        PropertyNames properties = new PropertyNames(remote);
        return new ConfigurationException(("%d changes of collection '%s' wait to be sent to remote '%s', which does not sync "
                + "that collection any more. They would be lost: bring it back (the entity, and %s if that is set) until they "
                + "are sent. To give them up: %s=%s").formatted(changes, collection, remote, properties.of("collections"),
                        properties.of("discard-collections"), collection),
                Set.of(properties.of("collections"), properties.of("discard-collections")));
    }
}
