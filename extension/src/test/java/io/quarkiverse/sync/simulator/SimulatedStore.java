package io.quarkiverse.sync.simulator;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import io.quarkiverse.sync.PendingChange;
import io.quarkiverse.sync.store.CollectionSchema;
import io.quarkiverse.sync.store.ConflictRecord;
import io.quarkiverse.sync.store.OfflineStore;
import io.quarkiverse.sync.store.RunRecord;
import io.quarkiverse.sync.store.Settlement;

/** The edge's store as one process sees it: others act between any two calls, and any commit may be its last. */
final class SimulatedStore implements OfflineStore {

    /** Where an application or another engine may come in between, as far as row locks let it. */
    private static final Set<String> INTERLEAVED = Set.of("lock", "fold", "due", "read", "changes", "apply");

    private final Process process;
    private final Edge edge;
    private final Simulation simulation;

    SimulatedStore(Process process, Edge edge, Simulation simulation) {
        this.process = process;
        this.edge = edge;
        this.simulation = simulation;
    }

    @Override
    public List<CollectionSchema> collections() {
        return edge.store().collections();
    }

    @Override
    public Optional<Lease> lease(String holder, Duration life) {
        process.port();
        Optional<Lease> lease = edge.store().lease(holder, life);
        simulation.journal().add("%s asks for the lease: %s", process, lease);
        return lease;
    }

    @Override
    public boolean renew(Lease lease, Duration life) {
        process.alive();
        return edge.store().renew(lease, life);
    }

    @Override
    public void release(Lease lease) {
        process.port();
        edge.store().release(lease);
    }

    @Override
    public <T> T settle(Lease lease, Function<Settlement, T> work) {
        process.port();
        if (simulation.refusesTransaction()) {
            refuse(lease, work);
        }
        CommitCheck check = new CommitCheck(edge, simulation);
        T result = edge.store().settle(lease, settlement -> {
            T outcome = work.apply(watched(settlement, check));
            process.port();
            if (simulation.crashesNow()) {
                process.crash();
                throw new Crash();
            }
            check.beforeCommit(settlement);
            return outcome;
        });
        check.committed(process);
        if (simulation.crashesNow()) {
            process.crash();
            throw new Crash();
        }
        process.port();
        return result;
    }

    /** As a database does with a deadlock: nothing is kept and the store tries again. */
    private <T> void refuse(Lease lease, Function<Settlement, T> work) {
        try {
            edge.store().settle(lease, settlement -> {
                work.apply(watched(settlement, new CommitCheck(edge, simulation)));
                throw new Refused();
            });
        } catch (Refused refused) {
            simulation.journal().add("%s is refused a transaction", process);
        }
    }

    private Settlement watched(Settlement settlement, CommitCheck check) {
        return (Settlement) Proxy.newProxyInstance(Settlement.class.getClassLoader(), new Class<?>[] { Settlement.class },
                (proxy, method, arguments) -> {
                    if (INTERLEAVED.contains(method.getName())) {
                        process.port();
                    }
                    try {
                        Object result = method.invoke(settlement, arguments);
                        check.called(method.getName(), arguments, result);
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public <T> T read(Function<Settlement, T> work) {
        process.port();
        return edge.store().read(work);
    }

    @Override
    public List<RunRecord> runs(int limit) {
        return edge.store().runs(limit);
    }

    @Override
    public Pending pending() {
        return edge.store().pending();
    }

    @Override
    public List<PendingChange> pendingChanges(int limit) {
        return edge.store().pendingChanges(limit);
    }

    @Override
    public List<ConflictRecord> conflicts(int limit) {
        return edge.store().conflicts(limit);
    }

    private static final class Refused extends RuntimeException {
    }
}
