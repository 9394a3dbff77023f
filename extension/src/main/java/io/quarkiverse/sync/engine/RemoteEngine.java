package io.quarkiverse.sync.engine;

import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import io.quarkiverse.sync.PendingChange;
import io.quarkiverse.sync.Quarantine;
import io.quarkiverse.sync.SyncOptions;
import io.quarkiverse.sync.SyncResult;
import io.quarkiverse.sync.SyncResult.SyncError;
import io.quarkiverse.sync.SyncStatistics;
import io.quarkiverse.sync.SynchronizationEngine;
import io.quarkiverse.sync.adapter.NetworkAdapter;
import io.quarkiverse.sync.conflict.Resolution;
import io.quarkiverse.sync.store.ConflictRecord;
import io.quarkiverse.sync.store.OfflineStore;
import io.smallrye.mutiny.Uni;

/** The engine of one remote. */
final class RemoteEngine implements SynchronizationEngine {

    private static final SyncOptions AS_CONFIGURED = SyncOptions.builder().build();
    private static final Duration PROBE = Duration.ofSeconds(10);

    private final OfflineStore store;
    private final NetworkAdapter adapter;
    private final EnginePorts ports;
    private final Figures figures = new Figures();
    private final Connectivity connectivity;
    private final RunQueue queue;
    private final Plans plans;
    private final Errands errands;

    RemoteEngine(String remote, OfflineStore store, NetworkAdapter adapter, SyncOptions defaults, EngineLimits limits,
            EnginePorts ports) {
        this.store = store;
        this.adapter = adapter;
        this.ports = ports;
        this.connectivity = new Connectivity(remote, this::probe);
        Leasing leasing = new Leasing(store, adapter, limits, ports);
        this.queue = new RunQueue(new SyncRun(store, connectivity, defaults, leasing, ports, new Journal(figures)),
                ports.worker());
        this.plans = new Plans(store, defaults);
        this.errands = new Errands(queue, leasing, ports);
    }

    @Override
    public SyncResult sync() {
        return sync(AS_CONFIGURED);
    }

    @Override
    public SyncResult sync(String... collections) {
        return sync(SyncOptions.builder().collections(collections).build());
    }

    @Override
    public SyncResult sync(SyncOptions options) {
        ports.callerCheck().waits();
        return queue.await(queue.join(options));
    }

    @Override
    public Uni<SyncResult> syncAsync(SyncOptions options) {
        ports.callerCheck().starts();
        return Uni.createFrom().emitter(emitter -> {
            Ticket<SyncResult> ticket = queue.join(options);
            emitter.onTermination(() -> queue.leave(ticket));
            queue.unattended(ticket).whenComplete((result, failure) -> {
                if (failure == null) {
                    emitter.complete(result);
                } else {
                    emitter.fail(failure);
                }
            });
        });
    }

    @Override
    public void cancel() {
        queue.cancelAll();
    }

    @Override
    public boolean isOnline() {
        ports.callerCheck().waits();
        return connectivity.online();
    }

    private boolean probe() {
        try (EngineCall call = new EngineCall(ports.clock().instant().plus(PROBE), new Cancellation(), new Traffic())) {
            return adapter.isOnline(call);
        }
    }

    @Override
    public void setNetworkStatus(boolean online) {
        connectivity.tell(online);
    }

    @Override
    public void clearNetworkStatus() {
        connectivity.clear();
    }

    @Override
    public Registration onNetworkStatusChanged(Consumer<NetworkStatus> listener) {
        return connectivity.listen(listener);
    }

    @Override
    public SyncStatistics statistics() {
        return figures.with(store.pending());
    }

    @Override
    public List<PendingChange> pendingChanges(int limit) {
        return store.pendingChanges(limit);
    }

    @Override
    public List<ConflictRecord> conflicts(int limit) {
        return store.conflicts(limit);
    }

    @Override
    public Quarantine quarantine() {
        return new RemoteQuarantine(store, plans, errands);
    }

    @Override
    public Optional<SyncError> resolve(UUID conflictId, Resolution resolution) {
        Objects.requireNonNull(conflictId);
        Objects.requireNonNull(resolution);
        return errands.execute(run -> new Ruling(run, plans, conflictId, resolution).execute()).stream().findFirst();
    }

    @Override
    public Optional<SyncError> erase(String collection, String id) {
        CollectionPlan plan = plans.of(collection, AS_CONFIGURED);
        return errands.execute(run -> run.settle(settlement -> Erasure.execute(plan, settlement, id))).stream().findFirst();
    }

    @Override
    public void exportSyncLogs(OutputStream json) {
        new RunLog(store).export(json);
    }

    @Override
    public void close() {
        cancel();
        adapter.close();
    }
}
