package io.quarkiverse.sync.engine;

import java.util.List;
import java.util.function.Predicate;

import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.Settlement;

/** First phase: the changes of this node are there to be read, and every collection is enrolled. */
final class Prepare {

    private final Run run;

    Prepare(Run run) {
        this.run = run;
    }

    void execute() {
        run.settle(Settlement::handBack);
        fold();
        awaitOtherFolds();
        for (CollectionPlan plan : run.parentsFirst()) {
            if (plan.dropsChanges() && run.unfinished(plan.schema())) {
                dropChanges(run, plan, change -> true);
            }
            new Enrolment(run, plan).execute();
            if (plan.pulls() && plan.pushes() && run.unfinished(plan.schema())) {
                reopenDiverged(plan);
            }
        }
    }

    void fold() {
        int folded;
        do {
            folded = run.settle(settlement -> settlement.fold(run.limits.foldPacks()));
        } while (folded > 0);
    }

    /** What the caller has committed may be in their hands, and is to be seen by this run; a lock of nothing waits for them. */
    private void awaitOtherFolds() {
        run.settle(settlement -> settlement.lock(run.schemas().get(0).name(), List.of()));
    }

    /** A run that only pushed has left them to one that may overwrite what is here. */
    private void reopenDiverged(CollectionPlan plan) {
        Batches.overIds(run.limits.batchRows(), after -> run.settle(settlement -> {
            List<String> ids = settlement.inState(plan.name(), Change.State.DIVERGED, after, run.limits.batchRows());
            Effects effects = new Effects(run, plan);
            settlement.lock(plan.name(), ids).dirty().values().stream()
                    .filter(change -> change.state() == Change.State.DIVERGED)
                    .forEach(change -> effects.conflict(Transition.conflicted(change, change.sent()),
                            change.shadow().orElseGet(() -> new RemoteRecord(change.id(), change.base()))));
            effects.write(settlement);
            return ids;
        }));
    }

    static void dropChanges(Run run, CollectionPlan plan, Predicate<Change> which) {
        for (Change.State state : Change.State.values()) {
            Batches.overIds(run.limits.batchRows(), after -> run.settle(settlement -> {
                List<String> ids = settlement.inState(plan.name(), state, after, run.limits.batchRows());
                settlement.remove(plan.name(), settlement.lock(plan.name(), ids).dirty().values().stream().filter(which)
                        .map(Change::id).toList());
                return ids;
            }));
        }
    }
}
