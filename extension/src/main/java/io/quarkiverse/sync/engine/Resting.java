package io.quarkiverse.sync.engine;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

import io.quarkiverse.sync.InitialSync;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.RecordState.Deleted;
import io.quarkiverse.sync.RecordState.Present;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.CollectionSchema.UnmappableException;
import io.quarkiverse.sync.store.Settlement;

/**
 * Changes of unknown base that met something at the hub. If a complete pull did not bring their record, what they met
 * is what was there before the change, so it is the base.
 */
final class Resting {

    private final Run run;
    private final CollectionPlan plan;

    Resting(Run run, CollectionPlan plan) {
        this.run = run;
        this.plan = plan;
    }

    /** Collections that have such changes. */
    static Set<String> collections(Run run) {
        return run.parentsFirst().stream().filter(CollectionPlan::pulls).filter(plan -> run.unfinished(plan.schema()))
                .filter(plan -> !run.read(
                        settlement -> settlement.inState(plan.name(), Change.State.RESTING, Optional.empty(), 1)).isEmpty())
                .map(CollectionPlan::name).collect(Collectors.toSet());
    }

    /** @param fence up to where the pull was complete, where the hub tells; it began after the changes came to rest */
    void conclude(OptionalLong fence) {
        if (!run.unfinished(plan.schema())) {
            return;
        }
        Batches.overIds(run.limits.batchRows(), after -> {
            Batch batch = run.settle(settlement -> {
                List<String> ids = settlement.inState(plan.name(), Change.State.RESTING, after, run.limits.batchRows());
                return new Batch(ids, conclude(settlement, ids, fence));
            });
            run.report.of(plan).conflicts(batch.conflicts());
            return batch.ids();
        });
    }

    private record Batch(List<String> ids, int conflicts) {
    }

    private int conclude(Settlement settlement, List<String> ids, OptionalLong fence) {
        Effects effects = new Effects(run, plan);
        Set<String> brought = settlement.setAsideOf(plan.name(), ids).keySet();
        for (Change change : settlement.lock(plan.name(), ids).dirty().values()) {
            if (change.state() == Change.State.RESTING && complete(change, fence) && !brought.contains(change.id())) {
                conclude(effects, change);
            }
        }
        effects.write(settlement);
        return effects.conflictsOpened();
    }

    private static boolean complete(Change change, OptionalLong fence) {
        return change.restingAsOf().isEmpty() || fence.isEmpty()
                || fence.getAsLong() > change.restingAsOf().getAsLong();
    }

    private void conclude(Effects effects, Change change) {
        if (change.shadow().isEmpty()) {
            effects.settle(change, Transition.pending(change, change.sent()));
            return;
        }
        RemoteRecord master = change.shadow().get();
        if (recreated(change, master)) {
            effects.conflict(Transition.conflicted(change, change.sent()), master);
            return;
        }
        try {
            effects.settle(change, Transition.rebased(change, plan.view().held(master), change.sent()));
        } catch (UnmappableException e) {
            effects.settle(change, Transition.quarantined(change, change.sent(), "UNMAPPABLE: " + e.getMessage(),
                    Optional.empty()));
        }
    }

    /** A first pull need not bring tombstones, so that one may be news: the resolver decides. */
    private boolean recreated(Change change, RemoteRecord master) {
        RecordState state = master.state();
        return state instanceof Deleted && change.local() instanceof Present && plan.initial() != InitialSync.LOCAL;
    }
}
