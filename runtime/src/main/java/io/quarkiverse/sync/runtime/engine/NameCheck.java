package io.quarkiverse.sync.runtime.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.quarkiverse.sync.runtime.config.PropertyNames;
import io.quarkiverse.sync.runtime.config.Suggestion;
import io.quarkiverse.sync.runtime.config.SyncRuntimeConfig;
import io.quarkiverse.sync.store.CollectionSchema;
import io.quarkus.runtime.configuration.ConfigurationException;

/** Finds names in the run-time configuration of a remote that name nothing. */
final class NameCheck {

    private final PropertyNames properties;
    private final Map<String, ? extends CollectionSchema> collections;
    private final Set<String> wrong = new TreeSet<>();
    private final List<String> messages = new ArrayList<>();

    NameCheck(PropertyNames properties, Map<String, ? extends CollectionSchema> collections) {
        this.properties = properties;
        this.collections = collections;
    }

    /** @throws ConfigurationException with all that is wrong */
    void check(SyncRuntimeConfig.Remote config) {
        names(properties.of("order"), "collection", config.order(), collections.keySet());
        config.collection().forEach((name, its) -> {
            CollectionSchema schema = collections.get(name);
            if (schema == null) {
                unknown(properties.of("collection.\"%s\"".formatted(name)), "collection", name, collections.keySet());
                return;
            }
            Set<String> fields = schema.fields();
            names(properties.ofCollection(name, "server-managed"), "field", its.serverManaged(), fields);
            names(properties.ofCollection(name, "conflict.timestamp-field"), "field",
                    its.conflict().timestampField().map(List::of), fields);
            names(properties.ofCollection(name, "conflict.client-fields"), "field", its.conflict().clientFields(), fields);
            names(properties.ofCollection(name, "conflict.server-fields"), "field", its.conflict().serverFields(), fields);
        });
        if (!messages.isEmpty()) {
            throw new ConfigurationException(String.join("\n", messages), wrong);
        }
    }

    private void names(String property, String what, Optional<List<String>> names, Collection<String> known) {
        names.orElse(List.of()).stream().filter(name -> !known.contains(name))
                .forEach(name -> unknown(property, what, name, known));
    }

    private void unknown(String property, String what, String name, Collection<String> known) {
        wrong.add(property);
        messages.add("%s names the %s '%s', which does not exist: %s".formatted(property, what, name,
                Suggestion.among(name, known)));
    }
}
