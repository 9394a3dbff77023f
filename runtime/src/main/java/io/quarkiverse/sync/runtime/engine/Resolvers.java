package io.quarkiverse.sync.runtime.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.quarkiverse.sync.conflict.ClientWinsResolver;
import io.quarkiverse.sync.conflict.ConflictResolver;
import io.quarkiverse.sync.conflict.FailResolver;
import io.quarkiverse.sync.conflict.MergeFieldsResolver;
import io.quarkiverse.sync.conflict.ServerWinsResolver;
import io.quarkiverse.sync.conflict.TimestampBasedResolver;
import io.quarkiverse.sync.runtime.config.Suggestion;
import io.quarkiverse.sync.runtime.config.SyncRuntimeConfig.Conflict;
import io.quarkus.runtime.configuration.ConfigurationException;

/** Conflict resolvers by the name that configuration gives them. */
final class Resolvers {

    static final String SERVER_WINS = "server-wins";
    private static final Set<String> OURS = Set.of(SERVER_WINS, "client-wins", "timestamp", "merge-fields", "fail");

    private final TreeMap<String, ConflictResolver> beans;

    Resolvers(TreeMap<String, ConflictResolver> beans) {
        this.beans = beans;
    }

    /**
     * @param prefix the properties of {@code own} up to {@code strategy} and its like
     * @param inherited says what {@code own} leaves open
     * @throws ConfigurationException if there is none of that name, or it lacks a setting
     */
    ConflictResolver resolver(String prefix, Conflict own, Conflict inherited) {
        String strategy = own.strategy().or(inherited::strategy).orElse(SERVER_WINS);
        return switch (strategy) {
            case SERVER_WINS -> new ServerWinsResolver();
            case "client-wins" -> new ClientWinsResolver();
            case "fail" -> new FailResolver();
            case "merge-fields" -> new MergeFieldsResolver(fields(own.clientFields(), inherited.clientFields()),
                    fields(own.serverFields(), inherited.serverFields()));
            case "timestamp" -> new TimestampBasedResolver(own.timestampField().or(inherited::timestampField)
                    .orElseThrow(() -> wrong(prefix + "timestamp-field",
                            "is not set: the strategy 'timestamp' has to know which field holds the time of the last edit")));
            default -> bean(prefix, strategy);
        };
    }

    private ConflictResolver bean(String prefix, String name) {
        ConflictResolver bean = beans.get(name);
        if (bean == null) {
            TreeSet<String> known = new TreeSet<>(OURS);
            known.addAll(beans.keySet());
            throw wrong(prefix + "strategy", "is '%s', which is no strategy and no @Named or @Identifier bean that is a %s: %s"
                    .formatted(name, ConflictResolver.class.getSimpleName(), Suggestion.among(name, known)));
        }
        return new NamedResolver(name, bean);
    }

    private static Set<String> fields(Optional<List<String>> own, Optional<List<String>> inherited) {
        return Set.copyOf(own.or(() -> inherited).orElse(List.of()));
    }

    private static ConfigurationException wrong(String property, String message) {
        return new ConfigurationException(property + " " + message, Set.of(property));
    }
}
