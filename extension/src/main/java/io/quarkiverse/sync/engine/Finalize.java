package io.quarkiverse.sync.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.Settlement;

/** Fifth phase, first half: what is quarantined and may have healed gets its one attempt of this run. */
final class Finalize {

    private final Run run;

    Finalize(Run run) {
        this.run = run;
    }

    void retryQuarantine() {
        new Waiting(run).retry();
        int released = 0;
        for (CollectionPlan plan : run.parentsFirst()) {
            released += plan.pushes() && run.unfinished(plan.schema()) ? release(plan) : 0;
        }
        if (released > 0) {
            new Resolve(run).execute();
            new Upload(run).execute(wave -> true);
            new Resolve(run).execute();
        }
    }

    private int release(CollectionPlan plan) {
        int[] released = { 0 };
        Batches.overIds(run.limits.batchRows(), after -> {
            List<String> looked = new ArrayList<>();
            released[0] += run.settle(settlement -> {
                looked.clear();
                looked.addAll(settlement.inState(plan.name(), Change.State.QUARANTINED, after, run.limits.batchRows()));
                return release(settlement, plan, looked);
            });
            return looked;
        });
        return released[0];
    }

    private int release(Settlement settlement, CollectionPlan plan, List<String> ids) {
        List<Change> due = settlement.lock(plan.name(), ids).dirty().values().stream()
                .filter(change -> change.state() == Change.State.QUARANTINED && due(change, run.now())).toList();
        Release.execute(settlement, plan, due);
        return due.size();
    }

    private static boolean due(Change change, Instant now) {
        return change.nextAttemptAt().filter(next -> !next.isAfter(now)).isPresent();
    }
}
