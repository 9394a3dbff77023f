package io.quarkiverse.sync.runtime.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.hibernate.SessionFactory;
import org.jboss.logging.Logger;

import io.quarkiverse.sync.runtime.config.PropertyNames;
import io.quarkiverse.sync.runtime.store.Backlog;
import io.quarkiverse.sync.runtime.store.Destinations;
import io.quarkiverse.sync.runtime.store.Leftovers;
import io.quarkiverse.sync.runtime.store.StoredRemote;
import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * Removes what is kept of collections that are gone, where the configuration says so.
 *
 * @param remotes those of one persistence unit
 * @param names by remote, remotes that are gone included
 */
record DiscardedCollections(List<StoredRemote> remotes, Map<String, List<String>> names) {

    private static final Logger LOG = Logger.getLogger(DiscardedCollections.class);

    /** @throws ConfigurationException if one of them is still synced; then nothing is removed */
    void remove(SessionFactory sessions, Destinations destinations) {
        remotes.forEach(this::check);
        names.forEach((remote, collections) -> collections.forEach(collection -> {
            Leftovers removed = Leftovers.remove(sessions, remote, collection);
            if (removed.any()) {
                LOG.infof("Collection '%s' is not synced with remote '%s' any more: gave up %d changes, %d records that "
                        + "were set aside and %d conflicts, as %s says", collection, remote, removed.changes(),
                        removed.setAside(), removed.conflicts(), property(remote));
            }
        }));
        Set<String> all = new TreeSet<>();
        names.values().forEach(all::addAll);
        removeCaptured(sessions, destinations, all);
    }

    private void check(StoredRemote remote) {
        names.getOrDefault(remote.name(), List.of()).stream().filter(remote.collections()::contains).findFirst()
                .ifPresent(collection -> {
                    throw new ConfigurationException("%s names '%s', which is still synced: what waits of it would be lost"
                            .formatted(property(remote.name()), collection), Set.of(property(remote.name())));
                });
    }

    /** The fold drops what no remote has. */
    private void removeCaptured(SessionFactory sessions, Destinations destinations, Set<String> discarded) {
        Map<String, Long> captured = Backlog.of(sessions).captured();
        RemovedCollections removed = new RemovedCollections(remotes);
        captured.keySet().retainAll(discarded);
        captured.keySet().removeIf(collection -> !removed.inNone(collection));
        if (!captured.isEmpty()) {
            Leftovers.fold(sessions, destinations);
            captured.forEach((collection, changes) -> LOG.infof(
                    "Collection '%s' is not synced any more: gave up %d changes that no run had seen", collection, changes));
        }
    }

    private static String property(String remote) {
        return new PropertyNames(remote).of("discard-collections");
    }
}
