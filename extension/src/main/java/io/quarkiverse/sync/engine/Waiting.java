package io.quarkiverse.sync.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import io.quarkiverse.sync.store.SetAside;
import io.quarkiverse.sync.store.SetAside.Reason;

/** Incoming records that were set aside go through the table for pulled records again. */
final class Waiting {

    private final Run run;

    Waiting(Run run) {
        this.run = run;
    }

    /** Every collection is pulled: parents are there, and children are known to be gone. */
    void afterPull() {
        Circles circles = new Circles(run);
        for (List<CollectionPlan> group : run.groups()) {
            do {
                untilNothingMoves(group, Reason.MISSING_PARENT);
            } while (circles.open(group));
        }
        List<List<CollectionPlan>> childrenFirst = reversed(run.groups());
        for (List<CollectionPlan> group : childrenFirst) {
            do {
                untilNothingMoves(reversed(group), Reason.DEFERRED_DELETE);
            } while (circles.loosen(group));
        }
    }

    private static <T> List<T> reversed(List<T> parentsFirst) {
        List<T> childrenFirst = new ArrayList<>(parentsFirst);
        Collections.reverse(childrenFirst);
        return childrenFirst;
    }

    /** What was refused or locked gets its one attempt of this run. */
    void retry() {
        run.parentsFirst().forEach(plan -> pass(plan, Set.of(Reason.REFUSED, Reason.LOCKED, Reason.MISSING_PARENT)));
    }

    private void untilNothingMoves(List<CollectionPlan> group, Reason reason) {
        int before;
        int left = Integer.MAX_VALUE;
        do {
            before = left;
            left = group.stream().mapToInt(plan -> pass(plan, Set.of(reason))).sum();
        } while (left > 0 && left < before);
    }

    /** @return how many are still set aside */
    private int pass(CollectionPlan plan, Set<Reason> reasons) {
        if (!run.unfinished(plan.schema())) {
            return 0;
        }
        int[] left = { 0 };
        Batches.overIds(run.limits.batchRows(), after -> {
            List<String> looked = new ArrayList<>();
            PullSettlement.Settled settled = run.settle(settlement -> {
                List<SetAside> due = settlement.setAside(plan.name(), reasons, after, run.limits.batchRows());
                looked.clear();
                due.forEach(aside -> looked.add(aside.record().id()));
                return PullSettlement.setAside(run, plan, Progresses.of(settlement, plan), settlement, due);
            });
            looked.forEach(run.report.of(plan)::cleared);
            settled.count(run.report.of(plan));
            left[0] += settled.quarantined().size();
            return looked;
        });
        return left[0];
    }
}
