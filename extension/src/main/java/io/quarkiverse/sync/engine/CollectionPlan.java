package io.quarkiverse.sync.engine;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.quarkiverse.sync.ConfigurationException;
import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.InitialSync;
import io.quarkiverse.sync.SyncOptions;
import io.quarkiverse.sync.SyncOptions.CollectionOptions;
import io.quarkiverse.sync.SyncStrategy;
import io.quarkiverse.sync.conflict.ConflictResolver;
import io.quarkiverse.sync.conflict.ServerWinsResolver;
import io.quarkiverse.sync.store.CollectionSchema;
import io.quarkiverse.sync.store.OfflineStore;

/**
 * What a run does with one collection.
 *
 * @param configured the engine's strategy, whatever this run's is
 * @param referred whether other records refer to records of this collection
 * @param whole whether the run asks for all that the engine is configured to pull
 * @param scope of the checkpoint: what was asked for besides the collection; empty: all of it
 */
record CollectionPlan(CollectionSchema schema, DocumentView view, SyncStrategy strategy, SyncStrategy configured,
        ConflictResolver resolver, InitialSync initial, Optional<Predicate<Document>> priority, Set<String> fields,
        Map<String, String> queryParameters, boolean referred, boolean whole, String scope) {

    static CollectionPlan of(CollectionSchema schema, OfflineStore store, SyncOptions run, SyncOptions engine) {
        CollectionOptions defaults = engine.perCollection().getOrDefault(schema.name(), CollectionOptions.NONE);
        CollectionOptions options = run.perCollection().getOrDefault(schema.name(), CollectionOptions.NONE).or(defaults);
        return new CollectionPlan(schema, new DocumentView(schema, options.fields(), options.serverManaged()),
                options.strategy().orElse(SyncStrategy.TWO_WAY), defaults.strategy().orElse(SyncStrategy.TWO_WAY),
                options.resolver().orElseGet(ServerWinsResolver::new), defaults.initial().orElse(InitialSync.MERGE),
                options.priority(), options.fields(), options.queryParameters(),
                store.collections().stream().flatMap(other -> other.references().stream())
                        .anyMatch(reference -> reference.collection().equals(schema.name())),
                scope(options).equals(scope(defaults)), scope(options));
    }

    private static String scope(CollectionOptions options) {
        return options.fields().isEmpty() && options.queryParameters().isEmpty() ? ""
                : Hashes.of(new TreeSet<>(options.fields()) + "?" + new TreeMap<>(options.queryParameters()));
    }

    /** @throws ConfigurationException if the options name a collection that the store does not have */
    static void check(OfflineStore store, SyncOptions options) {
        Set<String> known = store.collections().stream().map(CollectionSchema::name)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> named = new TreeSet<>(options.collections());
        named.addAll(options.order());
        named.addAll(options.perCollection().keySet());
        named.removeAll(known);
        if (!named.isEmpty()) {
            throw new ConfigurationException("the options name %s, but the collections of this remote are %s"
                    .formatted(named, known), named);
        }
    }

    String name() {
        return schema.name();
    }

    boolean pushes() {
        return strategy != SyncStrategy.PULL_ONLY;
    }

    boolean pulls() {
        return strategy != SyncStrategy.PUSH_ONLY;
    }

    boolean refersToItself() {
        return schema.references().stream().anyMatch(reference -> reference.collection().equals(name()));
    }

    /** Whether local changes are dropped and overwritten. */
    boolean dropsChanges() {
        return configured == SyncStrategy.PULL_ONLY;
    }
}
