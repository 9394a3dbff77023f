package io.quarkiverse.sync.runtime.engine;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.quarkiverse.sync.SyncOptions;
import io.quarkiverse.sync.SyncOptions.CollectionOptions;
import io.quarkiverse.sync.SyncStrategy;
import io.quarkiverse.sync.conflict.ConflictResolver;
import io.quarkiverse.sync.runtime.config.PropertyNames;
import io.quarkiverse.sync.runtime.config.SyncBuildTimeConfig;
import io.quarkiverse.sync.runtime.config.SyncRuntimeConfig;

/** An engine's options, from configuration. */
record OptionsFromConfig(PropertyNames properties, SyncBuildTimeConfig.Remote build, SyncRuntimeConfig.Remote run,
        Resolvers resolvers) {

    SyncOptions options(Collection<String> collections) {
        SyncOptions.Builder options = SyncOptions.builder().order(run.order().orElse(List.of()).toArray(String[]::new));
        collections.forEach(collection -> options.collection(collection, collection(collection)));
        return options.build();
    }

    SyncStrategy strategy(String collection) {
        return Optional.ofNullable(build.collection().get(collection)).flatMap(SyncBuildTimeConfig.Collection::strategy)
                .orElse(build.defaultStrategy());
    }

    private CollectionOptions collection(String name) {
        CollectionOptions inherited = CollectionOptions.NONE.withStrategy(strategy(name));
        SyncRuntimeConfig.Collection own = run.collection().get(name);
        if (own == null) {
            return inherited.withInitial(run.initial()).withResolver(resolver(properties.of("conflict."), run.conflict()));
        }
        return inherited.withInitial(own.initial().orElse(run.initial()))
                .withResolver(resolver(prefix(name, own.conflict()), own.conflict()))
                .withServerManaged(own.serverManaged().<Set<String>> map(Set::copyOf).orElse(Set.of()))
                .withQueryParameters(own.queryParameters());
    }

    private ConflictResolver resolver(String prefix, SyncRuntimeConfig.Conflict own) {
        return resolvers.resolver(prefix, own, run.conflict());
    }

    /** Where the strategy was set, for messages. */
    private String prefix(String collection, SyncRuntimeConfig.Conflict own) {
        return own.strategy().isPresent() ? properties.ofCollection(collection, "conflict.") : properties.of("conflict.");
    }
}
