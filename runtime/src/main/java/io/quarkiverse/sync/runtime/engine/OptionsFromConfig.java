package io.quarkiverse.sync.runtime.engine;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.quarkiverse.sync.SyncOptions;
import io.quarkiverse.sync.SyncOptions.CollectionOptions;
import io.quarkiverse.sync.SyncStrategy;
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
        CollectionOptions inherited = CollectionOptions.NONE.withStrategy(strategy(name)).withInitial(run.initial())
                .withResolver(resolvers.resolver(ConflictSettings.of(properties, name, run)));
        SyncRuntimeConfig.Collection own = run.collection().get(name);
        return own == null ? inherited
                : inherited.withInitial(own.initial().orElse(run.initial()))
                        .withServerManaged(own.serverManaged().<Set<String>> map(Set::copyOf).orElse(Set.of()))
                        .withQueryParameters(own.queryParameters());
    }

    /** Where an option of a collection is set, or would be for all of the remote. */
    String property(String collection, String option) {
        SyncRuntimeConfig.Collection own = run.collection().get(collection);
        return own != null && own.initial().isPresent() ? properties.ofCollection(collection, option) : properties.of(option);
    }
}
