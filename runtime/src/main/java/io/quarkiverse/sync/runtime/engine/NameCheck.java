package io.quarkiverse.sync.runtime.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import io.quarkiverse.sync.entities.runtime.config.Suggestion;
import io.quarkiverse.sync.runtime.config.PropertyNames;
import io.quarkiverse.sync.runtime.config.SyncRuntimeConfig;
import io.quarkiverse.sync.runtime.engine.ConflictSettings.Setting;
import io.quarkiverse.sync.store.CollectionSchema;
import io.quarkus.runtime.configuration.ConfigurationException;

/** Finds names in the run-time configuration of a remote that name nothing. */
final class NameCheck {

    private final PropertyNames properties;
    private final Map<String, ? extends CollectionSchema> collections;
    private final Set<String> pullOnly;
    private final Set<String> wrong = new TreeSet<>();
    private final List<String> messages = new ArrayList<>();

    /** @param pullOnly collections that know no conflicts */
    NameCheck(PropertyNames properties, Map<String, ? extends CollectionSchema> collections, Set<String> pullOnly) {
        this.properties = properties;
        this.collections = collections;
        this.pullOnly = pullOnly;
    }

    /** @throws ConfigurationException with all that is wrong */
    void check(SyncRuntimeConfig.Remote config) {
        names(properties.of("order"), "collection", config.order(), collections.keySet());
        Set<String> anywhere = collections.values().stream().flatMap(schema -> schema.fields().stream())
                .collect(Collectors.toSet());
        fields(key -> properties.of("conflict." + key), config.conflict(), anywhere);
        config.collection().forEach((name, its) -> {
            CollectionSchema schema = collections.get(name);
            if (schema == null) {
                unknown(properties.of("collection.\"%s\"".formatted(name)), "collection", name, collections.keySet());
                return;
            }
            names(properties.ofCollection(name, "server-managed"), "field", its.serverManaged(), schema.fields());
            fields(key -> properties.ofCollection(name, "conflict." + key), its.conflict(), schema.fields());
        });
        if (messages.isEmpty()) {
            collections.values().forEach(schema -> inherited(schema, ConflictSettings.of(properties, schema.name(), config)));
        }
        if (!messages.isEmpty()) {
            throw new ConfigurationException(String.join("\n", messages), wrong);
        }
    }

    private void fields(UnaryOperator<String> property, SyncRuntimeConfig.Conflict config, Set<String> known) {
        names(property.apply("timestamp-field"), "field", config.timestampField().map(List::of), known);
        names(property.apply("client-fields"), "field", config.clientFields(), known);
        names(property.apply("server-fields"), "field", config.serverFields(), known);
    }

    /** Fields to merge need not be in every collection; without the time of the last edit every conflict is the remote's. */
    private void inherited(CollectionSchema schema, ConflictSettings settings) {
        if (settings.strategy().equals(Resolvers.TIMESTAMP) && !pullOnly.contains(schema.name())) {
            settings.value(Setting.TIMESTAMP_FIELD).filter(field -> !schema.fields().contains(field)).ifPresent(field -> {
                String own = properties.ofCollection(schema.name(), "conflict.timestamp-field");
                problem(settings.property(Setting.TIMESTAMP_FIELD),
                        "names the field '%s', which the collection '%s' does not have: set %s or another strategy for it (%s)"
                                .formatted(field, schema.name(), own, Suggestion.among(field, schema.fields())));
            });
        }
    }

    private void names(String property, String what, Optional<List<String>> names, Collection<String> known) {
        names.orElse(List.of()).stream().filter(name -> !known.contains(name))
                .forEach(name -> unknown(property, what, name, known));
    }

    private void unknown(String property, String what, String name, Collection<String> known) {
        problem(property, "names the %s '%s', which does not exist: %s".formatted(what, name, Suggestion.among(name, known)));
    }

    private void problem(String property, String message) {
        wrong.add(property);
        messages.add(property + " " + message);
    }
}
