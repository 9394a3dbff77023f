package io.quarkiverse.sync.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.RecordState.Absent;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.Progress;
import io.quarkiverse.sync.store.Settlement;

/** The end of a resync: what the full pull did not bring is settled as deleted at the hub. */
final class Sweep {

    private final Run run;
    private final CollectionPlan plan;

    Sweep(Run run, CollectionPlan plan) {
        this.run = run;
        this.plan = plan;
    }

    void execute() {
        if (run.settle(settlement -> Progresses.of(settlement, plan)).resync().isEmpty()) {
            return;
        }
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
        run.settle(this::end);
    }

    /** What was never at the hub does not miss there. */
    private PullSettlement.Settled sweep(Settlement settlement, List<String> ids) {
        Map<String, Change> dirty = settlement.changes(plan.name(), ids);
        List<RemoteRecord> gone = ids.stream()
                .filter(id -> !dirty.containsKey(id) || !(dirty.get(id).base() instanceof Absent))
                .map(id -> new RemoteRecord(id, RecordState.Deleted.plain())).toList();
        return PullSettlement.page(run, plan, Progresses.of(settlement, plan), settlement, gone);
    }

    private Progress end(Settlement settlement) {
        Progress before = Progresses.of(settlement, plan);
        Progress after = new Progress(before.checkpoint(), before.enrolment(), before.enrolledTo(), Optional.empty());
        Progresses.save(settlement, plan, after);
        settlement.forgetSeen(plan.name());
        return after;
    }
}
