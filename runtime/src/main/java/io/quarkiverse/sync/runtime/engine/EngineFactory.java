package io.quarkiverse.sync.runtime.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkiverse.sync.SynchronizationEngine;
import io.quarkiverse.sync.adapter.NetworkAdapter;
import io.quarkiverse.sync.engine.EngineBuilder;
import io.quarkiverse.sync.engine.EngineLimits;
import io.quarkiverse.sync.engine.EnginePorts;
import io.quarkiverse.sync.entities.runtime.capture.Captures;
import io.quarkiverse.sync.entities.runtime.model.EntityCollection;
import io.quarkiverse.sync.entities.runtime.model.SyncedCollections;
import io.quarkiverse.sync.runtime.config.PropertyNames;
import io.quarkiverse.sync.runtime.config.SyncBuildTimeConfig;
import io.quarkiverse.sync.runtime.config.SyncRuntimeConfig;
import io.quarkiverse.sync.runtime.rest.RestAdapter;
import io.quarkiverse.sync.runtime.store.Destinations;
import io.quarkiverse.sync.runtime.store.JdbcStore;
import io.quarkiverse.sync.runtime.store.StoredRemote;
import io.quarkiverse.sync.store.OfflineStore;

/** Puts the engine of a remote together from configuration. */
@Singleton
public class EngineFactory {

    /** A row that the application holds for longer is set aside, so that the page can go on. */
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(5);

    private final Remotes remotes;
    private final SyncBuildTimeConfig build;
    private final SyncRuntimeConfig run;
    private final SyncedCollections collections;
    private final ResolverBeans resolvers;
    private final Destinations destinations;
    private final Captures captures;
    private final SyncThreads threads;

    @Inject
    EngineFactory(Remotes remotes, SyncBuildTimeConfig build, SyncRuntimeConfig run, SyncedCollections collections,
            ResolverBeans resolvers, Destinations destinations, Captures captures, SyncThreads threads) {
        this.remotes = remotes;
        this.build = build;
        this.run = run;
        this.collections = collections;
        this.resolvers = resolvers;
        this.destinations = destinations;
        this.captures = captures;
        this.threads = threads;
    }

    /**
     * Not started yet: nothing is read or sent before the first run.
     *
     * @throws io.quarkus.runtime.configuration.ConfigurationException if the remote's configuration does not fit
     */
    SynchronizationEngine create(String name) {
        StoredRemote remote = remotes.named(name);
        PropertyNames properties = new PropertyNames(name);
        SyncRuntimeConfig.Remote config = run.remotes().get(name);
        Map<String, EntityCollection> its = collections(remote);
        new ValueCheck(properties).check(config);
        new NameCheck(properties, its, remote.pullOnly()).check(config);
        OptionsFromConfig options = new OptionsFromConfig(properties, build.remotes().get(name), config,
                resolvers.resolvers());
        Access access = new Access(properties, config);
        return EngineBuilder.of(access.title(), store(remote, its), adapter(access, its))
                .options(options.options(its.keySet())).limits(limits(config)).ports(ports(access, options)).build();
    }

    private Map<String, EntityCollection> collections(StoredRemote remote) {
        return collections.all().stream().filter(collection -> remote.collections().contains(collection.name()))
                .collect(Collectors.toMap(EntityCollection::name, Function.identity()));
    }

    private OfflineStore store(StoredRemote remote, Map<String, EntityCollection> its) {
        return new JdbcStore(remote, List.copyOf(its.values()), destinations, captures, Clock.systemUTC(), LOCK_TIMEOUT);
    }

    private static NetworkAdapter adapter(Access access, Map<String, EntityCollection> its) {
        return access.there() ? new RestAdapter(access.settings(), name -> its.get(name).idField())
                : new NoRemote(access.urlProperty());
    }

    static EngineLimits limits(SyncRuntimeConfig.Remote config) {
        return new EngineLimits(config.page().rows(), config.page().bytes().asLongValue(), config.batch().rows(),
                EngineLimits.standard().foldPacks(), config.lease().duration(), config.logRetention());
    }

    private EnginePorts ports(Access access, OptionsFromConfig options) {
        return new EnginePorts(InstantSource.system(), threads::later, threads, UUID::randomUUID, new CallerCheck(),
                access::check, options::property);
    }
}
