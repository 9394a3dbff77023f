package io.quarkiverse.sync.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.RecordState.Absent;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.Progress;
import io.quarkiverse.sync.store.Settlement;

/**
 * The end of a resync: what the full pull did not bring is settled as deleted at the hub. A run that asks for less than
 * the engine is configured for does not miss what it did not ask for.
 */
final class Sweep {

    private final Run run;
    private final CollectionPlan plan;

    Sweep(Run run, CollectionPlan plan) {
        this.run = run;
        this.plan = plan;
    }

    void execute() {
        if (plan.whole()) {
            sweep();
        }
        run.settle(this::end);
    }

    private void sweep() {
        Batches.overIds(run.limits.batchRows(), after -> {
            List<String> swept = new ArrayList<>();
            PullSettlement.Settled settled = run.settle(settlement -> {
                swept.clear();
                swept.addAll(settlement.unseen(plan.name(), after, run.limits.batchRows()));
                return sweep(settlement, swept);
            });
            settled.count(run.report.of(plan));
            return swept;
        });
    }

    private PullSettlement.Settled sweep(Settlement settlement, List<String> ids) {
        Progress progress = Progresses.of(settlement, plan);
        Map<String, Change> dirty = settlement.lock(plan.name(), ids).dirty();
        Set<String> met = settlement.undecided(plan.name(), dirty.keySet()).keySet();
        List<RemoteRecord> gone = ids.stream()
                .filter(id -> !dirty.containsKey(id) || met.contains(id) || wasAtHub(progress, dirty.get(id)))
                .map(id -> new RemoteRecord(id, RecordState.Deleted.plain())).toList();
        return PullSettlement.page(run, plan, progress, settlement, gone);
    }

    /** What was never at the hub does not miss there; what a conflict has met was. */
    private static boolean wasAtHub(Progress progress, Change change) {
        return !(change.base() instanceof Absent || Resync.enrols(progress, change));
    }

    private Progress end(Settlement settlement) {
        Progress before = Progresses.of(settlement, plan);
        Progress after = before.withResync(Optional.empty()).withShape(Upgrade.shape(plan, Set.of()));
        Progresses.save(settlement, plan, after);
        if (plan.whole()) {
            settlement.forgetSeen(plan.name());
        }
        return after;
    }
}
