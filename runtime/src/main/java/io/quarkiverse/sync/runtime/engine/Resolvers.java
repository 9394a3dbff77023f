package io.quarkiverse.sync.runtime.engine;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.quarkiverse.sync.conflict.ClientWinsResolver;
import io.quarkiverse.sync.conflict.ConflictResolver;
import io.quarkiverse.sync.conflict.FailResolver;
import io.quarkiverse.sync.conflict.MergeFieldsResolver;
import io.quarkiverse.sync.conflict.ServerWinsResolver;
import io.quarkiverse.sync.conflict.TimestampBasedResolver;
import io.quarkiverse.sync.entities.runtime.config.Suggestion;
import io.quarkiverse.sync.runtime.engine.ConflictSettings.Setting;
import io.quarkus.runtime.configuration.ConfigurationException;

/** Conflict resolvers by the name that configuration gives them. */
final class Resolvers {

    static final String SERVER_WINS = "server-wins";
    static final String TIMESTAMP = "timestamp";
    private static final Set<String> OURS = Set.of(SERVER_WINS, "client-wins", TIMESTAMP, "merge-fields", "fail");

    private final TreeMap<String, ConflictResolver> beans;

    Resolvers(TreeMap<String, ConflictResolver> beans) {
        this.beans = beans;
    }

    /** @throws ConfigurationException if there is none of that name, or its settings do not fit */
    ConflictResolver resolver(ConflictSettings settings) {
        return switch (settings.strategy()) {
            case SERVER_WINS -> new ServerWinsResolver();
            case "client-wins" -> new ClientWinsResolver();
            case "fail" -> new FailResolver();
            case "merge-fields" -> mergeFields(settings);
            case TIMESTAMP -> new TimestampBasedResolver(settings.value(Setting.TIMESTAMP_FIELD)
                    .orElseThrow(() -> wrong(settings.property(Setting.TIMESTAMP_FIELD, Setting.STRATEGY),
                            "is not set: the strategy 'timestamp' has to know which field holds the time of the last edit")));
            default -> bean(settings);
        };
    }

    private static ConflictResolver mergeFields(ConflictSettings settings) {
        Set<String> client = fields(settings, Setting.CLIENT_FIELDS);
        Set<String> server = fields(settings, Setting.SERVER_FIELDS);
        Set<String> both = new TreeSet<>(client);
        both.retainAll(server);
        if (!both.isEmpty()) {
            String property = settings.property(Setting.CLIENT_FIELDS);
            String other = settings.property(Setting.SERVER_FIELDS);
            throw new ConfigurationException("%s and %s both name %s: a field comes from one side".formatted(property, other,
                    String.join(", ", both)), Set.of(property, other));
        }
        return new MergeFieldsResolver(client, server);
    }

    private static Set<String> fields(ConflictSettings settings, Setting<List<String>> setting) {
        return Set.copyOf(settings.value(setting).orElse(List.of()));
    }

    private ConflictResolver bean(ConflictSettings settings) {
        String name = settings.strategy();
        ConflictResolver bean = beans.get(name);
        if (bean == null) {
            TreeSet<String> known = new TreeSet<>(OURS);
            known.addAll(beans.keySet());
            throw wrong(settings.property(Setting.STRATEGY),
                    "is '%s', which is no strategy and no @Named or @Identifier bean that is a %s: %s"
                            .formatted(name, ConflictResolver.class.getSimpleName(), Suggestion.among(name, known)));
        }
        return new NamedResolver(name, bean);
    }

    private static ConfigurationException wrong(String property, String message) {
        return new ConfigurationException(property + " " + message, Set.of(property));
    }
}
