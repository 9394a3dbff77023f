package io.quarkiverse.sync;

import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import io.quarkiverse.sync.SyncResult.SyncError;
import io.quarkiverse.sync.adapter.NetworkAdapter;
import io.quarkiverse.sync.conflict.Resolution;
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

    /**
     * Runs with the engine's options, for some collections alone. What refers to records of others waits for them.
     *
     * @param collections all if there are none
     * @throws ConfigurationException if there is no collection of such a name
     * @throws SyncException if the run as a whole failed
     * @throws IllegalStateException inside a transaction or on an event loop
     */
    SyncResult sync(String... collections);

    /**
     * Runs.
     *
     * @param options what they leave out is as the engine's options say
     * @throws ConfigurationException if they do not fit the collections
     * @throws SyncException if the run as a whole failed
     * @throws IllegalStateException inside a transaction or on an event loop
     */
    SyncResult sync(SyncOptions options);

    /**
     * As {@link #sync(SyncOptions)}, on a thread of the engine's own, from the subscription on. The last subscriber to cancel
     * cancels the run. May be called, and subscribed to, on an event loop; what the run throws is the failure of the Uni.
     *
     * @throws IllegalStateException if it is called inside a transaction; where the Uni is subscribed to is not looked at
     */
    Uni<SyncResult> syncAsync(SyncOptions options);

    /** Cancels the active and the queued run, and whatever waits behind them. They stop at the edge of a transaction. */
    void cancel();

    /**
     * Whether the remote can be reached: as {@link #setNetworkStatus} has told, else it is asked now, which may take ten
     * seconds.
     *
     * @throws IllegalStateException inside a transaction, whose locks would be held meanwhile, or on an event loop
     */
    boolean isOnline();

    /**
     * Overrides the probe until {@link #clearNetworkStatus()}; while offline, runs end with a {@link NetworkException} at once.
     */
    void setNetworkStatus(boolean online);

    /** From now on the remote is asked again. The status is UNKNOWN until it has answered. */
    void clearNetworkStatus();

    /**
     * Calls the listener at every change of the status, which {@link #isOnline}, runs, {@link #setNetworkStatus} and
     * {@link #clearNetworkStatus} find out; nothing looks for it in between. It is called on their threads and should be brief.
     *
     * @return ends it
     */
    Registration onNetworkStatusChanged(Consumer<NetworkStatus> listener);

    /** Figures of this engine since it was made, and what waits at the moment, of all nodes. */
    SyncStatistics statistics();

    /** Local changes that the hub has not acknowledged, newest first; quarantined ones included. */
    List<PendingChange> pendingChanges(int limit);

    /** What is set aside, in both directions, and the ways out of it. */
    Quarantine quarantine();

    /** Conflicts with what became of them, newest first. */
    List<ConflictRecord> conflicts(int limit);

    /**
     * People decide a conflict that is WAITING, or OPEN because no run has come to it. What they decide is applied under lock,
     * and what it changes goes up with the next run. Waits for an active run and then holds the lease, as {@link Quarantine}
     * does, with the same exceptions.
     *
     * @param resolution Wait leaves a note and the conflict WAITING
     * @return empty if it is done, else why nothing was done: {@code UNKNOWN_CONFLICT}; {@code ALREADY_DECIDED};
     *         {@code EDITED}, the record is not as the conflict shows it: the conflict holds it as it is now, and a further
     *         call decides; {@code NEWER_STATE}, the hub has sent another state, which is set aside; {@code REFUSED}, what was
     *         decided cannot be stored here; {@code LOCKED}, {@code LEASE_HELD_ELSEWHERE} or {@code LEASE_LOST} as with
     *         {@link Quarantine}
     */
    Optional<SyncError> resolve(UUID conflictId, Resolution resolution);

    /**
     * Removes what our tables here keep of the contents of a record that is gone: what was captured of it, what the hub held,
     * what is set aside, and its conflicts with their documents, the decided ones too. May be called again, and for a record
     * that never was.
     * <p>
     * It is the last step: the application deletes the record, a run sends the deletion, then it is erased. It neither deletes
     * the record nor anything at the hub, does not reach backups, other remotes of the application (call their engines), or
     * pages that the database has not yet overwritten, and leaves the ids and messages of the run log, which may quote a value
     * that a validation complained of. A state of it that the hub sends later is taken.
     *
     * @return empty if it is done, else why nothing was done: {@code STILL_THERE}, the record is in its table;
     *         {@code UNSENT}, the hub has not acknowledged its deletion; {@code LOCKED}, {@code LEASE_HELD_ELSEWHERE} or
     *         {@code LEASE_LOST} as with {@link Quarantine}, whose exceptions it has
     */
    Optional<SyncError> erase(String collection, String id);

    /** Writes the run log as one JSON array, newest first. */
    void exportSyncLogs(OutputStream json);

    /** Cancels what runs and waits, and closes the adapter. The store stays open. */
    @Override
    void close();

    /** A listener, for as long as it listens. */
    interface Registration extends AutoCloseable {

        /** Ends it; what is being told at the moment may still arrive. */
        @Override
        void close();
    }

    /** Whether the remote can be reached, as far as anybody has found out. */
    enum NetworkStatus {
        /** It answered, or was said to. */
        ONLINE,
        /** It did not answer, or was said not to. */
        OFFLINE,
        /** Nobody has asked since the start, or since {@link SynchronizationEngine#clearNetworkStatus}. */
        UNKNOWN
    }
}
