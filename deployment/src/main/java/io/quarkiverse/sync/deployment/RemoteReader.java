package io.quarkiverse.sync.deployment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.quarkiverse.sync.SyncStrategy;
import io.quarkiverse.sync.entities.deployment.SyncedEntityBuildItem;
import io.quarkiverse.sync.entities.runtime.config.Suggestion;
import io.quarkiverse.sync.runtime.config.PropertyNames;
import io.quarkiverse.sync.runtime.config.SyncBuildTimeConfig;
import io.quarkus.runtime.configuration.ConfigurationException;

/** Brings the configuration of a remote and the synced entities together; collects what does not fit. */
final class RemoteReader {

    private final Map<String, String> unitByCollection = new TreeMap<>();
    private final List<String> messages = new ArrayList<>();
    private final Set<String> wrong = new TreeSet<>();

    RemoteReader(Collection<SyncedEntityBuildItem> entities) {
        entities.forEach(item -> unitByCollection.put(item.entity().collection(), item.entity().persistenceUnit()));
    }

    RemoteBuildItem read(String name, SyncBuildTimeConfig.Remote config) {
        PropertyNames properties = new PropertyNames(name);
        Map<String, SyncStrategy> strategies = new TreeMap<>();
        for (String collection : config.collections().orElse(List.copyOf(unitByCollection.keySet()))) {
            known(properties.of("collections"), collection);
            strategies.put(collection, Optional.ofNullable(config.collection().get(collection))
                    .flatMap(SyncBuildTimeConfig.Collection::strategy).orElse(config.defaultStrategy()));
        }
        config.collection().keySet()
                .forEach(collection -> known(properties.ofCollection(collection, "strategy"), collection));
        return new RemoteBuildItem(name, unit(name, properties.of("collections"), strategies.keySet()), strategies);
    }

    /** @throws ConfigurationException with all that did not fit */
    void fail() {
        if (!messages.isEmpty()) {
            throw new ConfigurationException(String.join("\n", messages), wrong);
        }
    }

    private void known(String property, String collection) {
        if (!unitByCollection.containsKey(collection)) {
            problem(property, "%s names the collection '%s', which no @Synced entity has: %s".formatted(property, collection,
                    Suggestion.among(collection, unitByCollection.keySet())));
        }
    }

    private String unit(String remote, String property, Set<String> collections) {
        Map<String, Set<String>> byUnit = new TreeMap<>();
        for (String collection : collections) {
            if (unitByCollection.containsKey(collection)) {
                byUnit.computeIfAbsent(unitByCollection.get(collection), unit -> new TreeSet<>()).add(collection);
            }
        }
        if (byUnit.size() > 1) {
            problem(property, ("The collections of remote '%s' belong to several persistence units, %s: a run could not settle "
                    + "them in one transaction. Give each persistence unit a remote of its own, for example "
                    + "quarkus.sync.collections and quarkus.sync.\"other\".collections, which may have the same address")
                    .formatted(remote, byUnit));
        }
        return byUnit.keySet().stream().findFirst().orElse("");
    }

    private void problem(String property, String message) {
        wrong.add(property);
        messages.add(message);
    }
}
