package io.quarkiverse.sync.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import io.quarkiverse.sync.AdapterException;
import io.quarkiverse.sync.ChangeTrackingException;
import io.quarkiverse.sync.SyncException;
import io.quarkiverse.sync.SyncResult;
import io.quarkiverse.sync.adapter.Call;
import io.quarkiverse.sync.adapter.NetworkAdapter;
import io.quarkiverse.sync.store.CollectionSchema;
import io.quarkiverse.sync.store.OfflineStore;
import io.quarkiverse.sync.store.OfflineStore.Lease;
import io.quarkiverse.sync.store.OfflineStore.LeaseLostException;
import io.quarkiverse.sync.store.Progress;
import io.quarkiverse.sync.store.RunRecord;
import io.quarkiverse.sync.store.Settlement;

/** The surroundings of one execution of sync; what its phases share. */
final class Run {

    final UUID id;
    final Instant started;
    final Instant deadline;
    final NetworkAdapter adapter;
    final EngineLimits limits;
    final Report report = new Report();
    final Traffic traffic = new Traffic();
    final PushTickets tickets = new PushTickets();
    /** Groups of collections that refer to each other in a circle, parents first. */
    final List<List<CollectionPlan>> groups;

    private final OfflineStore store;
    private final EnginePorts ports;
    private final Lease lease;
    private final Cancellation cancellation;
    private final Map<String, Isolation> isolations = new HashMap<>();
    private final Map<String, AdapterException> failed = new LinkedHashMap<>();
    private final Set<String> postponed = new HashSet<>();
    private final Standing standing = new Standing(this);
    private volatile boolean answered;

    Run(OfflineStore store, NetworkAdapter adapter, EngineLimits limits, EnginePorts ports, Lease lease,
            Cancellation cancellation, Instant deadline, List<List<CollectionPlan>> groups) {
        this.id = ports.ids().get();
        this.started = ports.clock().instant();
        this.deadline = deadline;
        this.store = store;
        this.adapter = adapter;
        this.limits = limits;
        this.ports = ports;
        this.lease = lease;
        this.cancellation = cancellation;
        this.groups = groups;
    }

    Instant now() {
        return ports.clock().instant();
    }

    UUID newId() {
        return ports.ids().get();
    }

    EnginePorts ports() {
        return ports;
    }

    SyncResult result() {
        return report.result(id, Duration.between(started, now()), traffic);
    }

    /** Collections that have not failed in this run, parents first. */
    List<CollectionPlan> parentsFirst() {
        return groups.stream().flatMap(List::stream).filter(this::active).toList();
    }

    /** Groups of those that have not failed, parents first. */
    List<List<CollectionPlan>> groups() {
        return groups.stream().map(group -> group.stream().filter(this::active).toList()).toList();
    }

    /** Of all collections of the remote, whether they are part of this run or not. */
    List<? extends CollectionSchema> schemas() {
        return store.collections();
    }

    Optional<CollectionPlan> plan(String collection) {
        return groups.stream().flatMap(List::stream).filter(plan -> plan.name().equals(collection)).findFirst();
    }

    boolean active(CollectionPlan plan) {
        return !failed.containsKey(plan.name()) && !postponed.contains(plan.name());
    }

    /** Leaves the collection to the next run. */
    void postpone(CollectionPlan plan, String code, String message) {
        postponed.add(plan.name());
        report.of(plan).failed(code, message, true);
    }

    /** Leaves the collection alone for the rest of the run. */
    void failed(CollectionPlan plan, AdapterException why) {
        failed.put(plan.name(), why);
        report.of(plan).failed("ADAPTER", why.getMessage(), false);
    }

    /** Why no collection at all could be synced. */
    Optional<AdapterException> failure() {
        return parentsFirst().isEmpty() ? failed.values().stream().findFirst() : Optional.empty();
    }

    /** @see Standing#unfinished */
    boolean unfinished(CollectionSchema schema) {
        return standing.unfinished(schema);
    }

    /** @see Standing#progress */
    Progress progress(CollectionPlan plan) {
        return standing.progress(plan);
    }

    boolean cancelled() {
        return cancellation.cancelled();
    }

    /** A settling transaction. Its work may run more than once. */
    <T> T settle(Function<Settlement, T> work) {
        cancellation.check();
        standing.moves();
        return local(() -> store.settle(lease, work));
    }

    /** A transaction that only looks. */
    <T> T read(Function<Settlement, T> work) {
        cancellation.check();
        return local(() -> store.read(work));
    }

    private <T> T local(Supplier<T> transaction) {
        try {
            return transaction.get();
        } catch (SyncException | LeaseLostException | NotDoneException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ChangeTrackingException("the local database refused a transaction; nothing of it was kept, "
                    + "the next run goes on from there: " + e.getMessage(), e);
        }
    }

    /** Of a run that has ended, for whatever reason. */
    void log(RunRecord record) {
        conclude(settlement -> settlement.log(record));
    }

    /** A settling transaction that a cancelled run makes, too. */
    void conclude(Consumer<Settlement> work) {
        standing.moves();
        local(() -> store.settle(lease, settlement -> {
            work.accept(settlement);
            return settlement;
        }));
    }

    /** What is past its time. A cancelled run leaves it to the next. */
    void forgetOld() {
        Instant before = now().minus(limits.logRetention());
        boolean more = true;
        while (more && !cancelled()) {
            more = local(() -> store.settle(lease, settlement -> settlement.forget(before, limits.batchRows())));
        }
    }

    /** A request. No transaction is open on its thread. */
    <T> T exchange(Function<Call, T> request) {
        cancellation.check();
        try (EngineCall call = new EngineCall(deadline, cancellation, traffic)) {
            T answer = request.apply(call);
            answered = true;
            return answer;
        } catch (RuntimeException e) {
            cancellation.check();
            throw e;
        }
    }

    /** Whether the remote has answered anything in this run. */
    boolean answered() {
        return answered;
    }

    Isolation isolation(CollectionPlan plan) {
        return isolations.computeIfAbsent(plan.name(), name -> new Isolation());
    }
}
