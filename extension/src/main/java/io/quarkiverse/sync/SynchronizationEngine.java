package io.quarkiverse.sync;

import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;

import io.quarkiverse.sync.adapter.NetworkAdapter;
import io.quarkiverse.sync.engine.EngineBuilder;
import io.quarkiverse.sync.store.ConflictRecord;
import io.quarkiverse.sync.store.OfflineStore;
import io.smallrye.mutiny.Uni;

/**
 * Brings the local store and one remote into agreement. Thread-safe. One run is active at a time; calls meanwhile share one
 * run that is queued behind it, so that every caller's run starts after its call and includes what it committed before.
 */
public interface SynchronizationEngine extends AutoCloseable {

    /**
     * An engine without a container.
     *
     * @param remote name of the remote, for messages
     * @param defaults what a run's options leave out
     * @throws ConfigurationException if the options name a collection that the store does not have
     */
    static SynchronizationEngine create(String remote, OfflineStore store, NetworkAdapter adapter, SyncOptions defaults) {
        return EngineBuilder.of(remote, store, adapter).options(defaults).build();
    }

    /**
     * Runs with the engine's options.
     *
     * @throws SyncException if the run as a whole failed
     * @throws IllegalStateException inside a transaction or on an event loop
     */
    SyncResult sync();

    SyncResult sync(String... collections);

    SyncResult sync(SyncOptions options);

    /** As {@link #sync(SyncOptions)} on a worker thread; the last subscriber to cancel cancels the run. */
    Uni<SyncResult> syncAsync(SyncOptions options);

    /** Cancels the active and the queued run, and whatever waits behind them. They stop at the edge of a transaction. */
    void cancel();

    boolean isOnline();

    /**
     * Overrides the probe until {@link #clearNetworkStatus()}; while offline, runs end with a {@link NetworkException} at once.
     */
    void setNetworkStatus(boolean online);

    void clearNetworkStatus();

    Registration onNetworkStatusChanged(Consumer<NetworkStatus> listener);

    SyncStatistics statistics();

    /** Local changes that the hub has not acknowledged, newest first; quarantined ones included. */
    List<PendingChange> pendingChanges(int limit);

    /** What is set aside, in both directions, and the ways out of it. */
    Quarantine quarantine();

    /** Conflicts with what became of them, newest first. */
    List<ConflictRecord> conflicts(int limit);

    /** Writes the run log as one JSON array, newest first. */
    void exportSyncLogs(OutputStream json);

    @Override
    void close();

    interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    enum NetworkStatus {
        ONLINE,
        OFFLINE,
        UNKNOWN
    }
}
