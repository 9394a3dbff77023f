package io.quarkiverse.sync.server.runtime.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

import io.quarkiverse.sync.entities.runtime.config.Suggestion;
import io.quarkiverse.sync.entities.runtime.model.EntityCollection;
import io.quarkiverse.sync.entities.runtime.model.SyncedCollections;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;

/** Finds names in the hub's configuration that name nothing, and fails the start. */
@Singleton
public class NameCheck {

    private final SyncedCollections collections;
    private final HubRuntimeConfig config;

    NameCheck(SyncedCollections collections, HubRuntimeConfig config) {
        this.collections = collections;
        this.config = config;
    }

    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
        Set<String> wrong = new TreeSet<>();
        List<String> messages = new ArrayList<>();
        config.collection().forEach((name, its) -> {
            String property = "quarkus.sync.hub.collection.\"%s\".server-managed".formatted(name);
            problem(name, its).ifPresent(problem -> {
                wrong.add(property);
                messages.add(property + " names " + problem);
            });
        });
        if (!messages.isEmpty()) {
            throw new ConfigurationException(String.join("\n", messages), wrong);
        }
    }

    private Optional<String> problem(String name, HubRuntimeConfig.Collection its) {
        Optional<EntityCollection> collection = collections.find(name);
        if (collection.isEmpty()) {
            return Optional.of("the collection '%s', which no @Synced entity has: %s".formatted(name,
                    Suggestion.among(name, collections.all().stream().map(EntityCollection::name).toList())));
        }
        Set<String> fields = collection.get().fields();
        return its.serverManaged().orElse(Set.of()).stream().filter(field -> !fields.contains(field)).sorted().findFirst()
                .map(field -> "the field '%s', which does not exist: %s".formatted(field, Suggestion.among(field, fields)));
    }
}
