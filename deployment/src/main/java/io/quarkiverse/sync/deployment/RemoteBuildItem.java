package io.quarkiverse.sync.deployment;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.quarkiverse.sync.SyncStrategy;
import io.quarkiverse.sync.runtime.config.PropertyNames;
import io.quarkus.builder.item.MultiBuildItem;

/** A remote with its collections, all of one persistence unit. */
final class RemoteBuildItem extends MultiBuildItem {

    private final String name;
    private final String persistenceUnit;
    private final Map<String, SyncStrategy> strategies;

    RemoteBuildItem(String name, String persistenceUnit, Map<String, SyncStrategy> strategies) {
        this.name = name;
        this.persistenceUnit = persistenceUnit;
        this.strategies = new TreeMap<>(strategies);
    }

    String name() {
        return name;
    }

    String persistenceUnit() {
        return persistenceUnit;
    }

    /** Sorted by name. */
    List<String> collections() {
        return List.copyOf(strategies.keySet());
    }

    SyncStrategy strategy(String collection) {
        return strategies.get(collection);
    }

    PropertyNames properties() {
        return new PropertyNames(name);
    }
}
