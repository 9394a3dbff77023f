package io.quarkiverse.sync.runtime.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.jboss.logging.Logger;

import io.quarkiverse.sync.runtime.config.PropertyNames;
import io.quarkiverse.sync.runtime.store.Backlog;
import io.quarkiverse.sync.runtime.store.StoredRemote;
import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * Refuses to start where changes wait for a collection or a remote that is not there any more: nobody would ever send them.
 *
 * @param remotes those of one persistence unit
 */
record RemovedCollections(List<StoredRemote> remotes) {

    private static final Logger LOG = Logger.getLogger(RemovedCollections.class);

    /** @param known whether the application has a remote of that name */
    void check(Backlog backlog, Predicate<String> known) {
        backlog.changes().forEach((remote, changes) -> {
            if (!known.test(remote)) {
                changes.forEach((collection, count) -> {
                    throw remoteGone(remote, collection, count);
                });
            }
        });
        checkCollections(backlog);
        remotes.forEach(remote -> remote.pullOnly().forEach(collection -> tellDropped(backlog, remote, collection)));
    }

    /** Changes of such a collection are not captured: these were made before it was switched. */
    private void tellDropped(Backlog backlog, StoredRemote remote, String collection) {
        long captured = remotes.stream().anyMatch(other -> other.collections().contains(collection)
                && !other.pullOnly().contains(collection)) ? 0 : backlog.captured().getOrDefault(collection, 0L);
        long dropped = backlog.changes().getOrDefault(remote.name(), Map.of()).getOrDefault(collection, 0L) + captured;
        if (dropped > 0) {
            LOG.warnf(
                    "%d changes of collection '%s' wait to be sent to remote '%s', but it is only pulled by now: the next run "
                            + "drops them. To send them, stop the application and let %s be two-way until they are sent",
                    dropped,
                    collection, remote.name(), new PropertyNames(remote.name()).ofCollection(collection, "strategy"));
        }
    }

    private static ConfigurationException remoteGone(String remote, String collection, long changes) {
        PropertyNames properties = new PropertyNames(remote);
        return new ConfigurationException(
                ("%d changes of collection '%s' wait to be sent to remote '%s', which the application "
                        + "does not have any more. They would be lost: give the remote its name back (%s) until they are sent. To give "
                        + "them up: %s=%s").formatted(changes, collection, remote, properties.of("remote.url"),
                                properties.of("discard-collections"), collection),
                Set.of(properties.of("discard-collections")));
    }

    private void checkCollections(Backlog backlog) {
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
