package io.quarkiverse.sync.runtime.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.hibernate.SessionFactory;
import org.jboss.logging.Logger;

import io.quarkiverse.sync.SynchronizationEngine;
import io.quarkiverse.sync.entities.runtime.model.SyncedCollections;
import io.quarkiverse.sync.runtime.config.PropertyNames;
import io.quarkiverse.sync.runtime.config.SyncRuntimeConfig;
import io.quarkiverse.sync.runtime.store.Backlog;
import io.quarkiverse.sync.runtime.store.Destinations;
import io.quarkiverse.sync.runtime.store.StoreVersion;
import io.quarkiverse.sync.runtime.store.StoredRemote;
import io.quarkus.runtime.StartupEvent;

/** Checks at start what would otherwise fail the first run. Asks no remote: starting without network is normal. */
@Singleton
public class EdgeStart {

    private static final Logger LOG = Logger.getLogger(EdgeStart.class);

    private final Remotes remotes;
    private final SyncRuntimeConfig config;
    private final SyncedCollections collections;
    private final Destinations destinations;

    @Inject
    EdgeStart(Remotes remotes, SyncRuntimeConfig config, SyncedCollections collections, Destinations destinations) {
        this.remotes = remotes;
        this.config = config;
        this.collections = collections;
        this.destinations = destinations;
    }

    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start,
            @Any Instance<SynchronizationEngine> engines) {
        new UnknownRemotes(known()).check(config.remotes().keySet(), configured());
        Map<String, List<StoredRemote>> byUnit = remotes.all().stream()
                .collect(Collectors.groupingBy(StoredRemote::persistenceUnit));
        byUnit.forEach((unit, its) -> {
            SessionFactory sessions = collections.of(unit).get(0).sessionFactory();
            StoreVersion.check(unit, sessions);
            new DiscardedCollections(its, discarded(unit)).remove(sessions, destinations);
            new RemovedCollections(its).check(Backlog.of(sessions), known()::contains);
        });
        putTogether(engines);
        remotes.all().forEach(this::tellIfUnreachable);
    }

    /** An engine, and with it the check of its configuration, begins when its bean is first asked for. */
    private static void putTogether(Instance<SynchronizationEngine> engines) {
        engines.forEach(Objects::requireNonNull);
    }

    /** A copy, because the configuration's own can be gone through only once; without what has its default. */
    private static Set<String> configured() {
        Config config = ConfigProvider.getConfig();
        Set<String> names = new HashSet<>();
        config.getPropertyNames().forEach(names::add);
        names.removeIf(name -> !name.startsWith("quarkus.sync.")
                || config.getConfigValue(name).getSourceOrdinal() == Integer.MIN_VALUE);
        return names;
    }

    /** What is discarded of the remotes of the unit, and of those that are gone, of which nobody knows where they were. */
    private Map<String, List<String>> discarded(String unit) {
        Set<String> elsewhere = remotes.all().stream().filter(remote -> !remote.persistenceUnit().equals(unit))
                .map(StoredRemote::name).collect(Collectors.toSet());
        return config.remotes().entrySet().stream().filter(its -> !elsewhere.contains(its.getKey())).collect(
                Collectors.toMap(Map.Entry::getKey, its -> its.getValue().discardCollections().orElse(List.of())));
    }

    private void tellIfUnreachable(StoredRemote remote) {
        Access access = new Access(new PropertyNames(remote.name()), config.remotes().get(remote.name()));
        if (!access.there()) {
            LOG.infof("Changes are recorded, but there is no remote to sync them with: %s is not set", access.urlProperty());
        }
    }

    private Set<String> known() {
        return remotes.all().stream().map(StoredRemote::name).collect(Collectors.toSet());
    }
}
