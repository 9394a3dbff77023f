package io.quarkiverse.sync.engine;

import java.util.Objects;

import io.quarkiverse.sync.SyncOptions;
import io.quarkiverse.sync.SynchronizationEngine;
import io.quarkiverse.sync.adapter.NetworkAdapter;
import io.quarkiverse.sync.store.OfflineStore;

/** Builds an engine where {@link SynchronizationEngine#create} leaves too little to choose. */
public final class EngineBuilder {

    private final String remote;
    private final OfflineStore store;
    private final NetworkAdapter adapter;
    private SyncOptions options = SyncOptions.builder().build();
    private EngineLimits limits = EngineLimits.standard();
    private EnginePorts ports = EnginePorts.standard();

    private EngineBuilder(String remote, OfflineStore store, NetworkAdapter adapter) {
        this.remote = Objects.requireNonNull(remote);
        this.store = Objects.requireNonNull(store);
        this.adapter = Objects.requireNonNull(adapter);
    }

    public static EngineBuilder of(String remote, OfflineStore store, NetworkAdapter adapter) {
        return new EngineBuilder(remote, store, adapter);
    }

    public EngineBuilder options(SyncOptions options) {
        this.options = options;
        return this;
    }

    public EngineBuilder limits(EngineLimits limits) {
        this.limits = limits;
        return this;
    }

    public EngineBuilder ports(EnginePorts ports) {
        this.ports = ports;
        return this;
    }

    /** @throws io.quarkiverse.sync.ConfigurationException if the options name a collection that the store does not have */
    public SynchronizationEngine build() {
        CollectionPlan.check(store, options);
        return new RemoteEngine(remote, store, adapter, options, limits, ports);
    }
}
