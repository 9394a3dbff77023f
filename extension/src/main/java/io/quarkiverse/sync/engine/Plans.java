package io.quarkiverse.sync.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.quarkiverse.sync.SyncOptions;
import io.quarkiverse.sync.store.CollectionSchema;
import io.quarkiverse.sync.store.OfflineStore;

/** What is done with the collections of a store, by the engine's options and those of a run. */
final class Plans {

    private final OfflineStore store;
    private final SyncOptions defaults;

    Plans(OfflineStore store, SyncOptions defaults) {
        this.store = store;
        this.defaults = defaults;
    }

    /** Groups of collections that refer to each other in a circle, parents first. */
    List<List<CollectionPlan>> groups(SyncOptions options) {
        Set<String> wanted = options.collections().isEmpty() ? defaults.collections() : options.collections();
        List<String> order = options.order().isEmpty() ? defaults.order() : options.order();
        Map<String, CollectionSchema> schemas = schemas();
        return CollectionOrder.of(store.collections(), order).stream()
                .map(group -> group.stream().filter(name -> wanted.isEmpty() || wanted.contains(name))
                        .map(name -> CollectionPlan.of(schemas.get(name), store, options, defaults)).toList())
                .filter(group -> !group.isEmpty()).toList();
    }

    /**
     * Of one collection, by these options.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    CollectionPlan of(String collection, SyncOptions options) {
        CollectionSchema schema = schemas().get(collection);
        if (schema == null) {
            throw new IllegalArgumentException("this remote has no collection '%s'; it has %s"
                    .formatted(collection, schemas().keySet().stream().sorted().toList()));
        }
        return CollectionPlan.of(schema, store, options, defaults);
    }

    private Map<String, CollectionSchema> schemas() {
        return store.collections().stream().collect(Collectors.toMap(CollectionSchema::name, Function.identity()));
    }
}
