package io.quarkiverse.sync.engine;

import java.util.Optional;

import io.quarkiverse.sync.RecordState.Unknown;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.Progress;
import io.quarkiverse.sync.store.Progress.Enrolment;
import io.quarkiverse.sync.store.Settlement;

/** A full pull that ends with the removal of what it did not bring. */
final class Resync {

    private Resync() {
    }

    /** Whether what differs may be the last copy: the hub has lost a part of its history. */
    static boolean holds(Progress progress) {
        return progress.resync().filter(why -> why == Progress.Resync.NEW_EPOCH || why == Progress.Resync.FROM_THE_FUTURE)
                .isPresent();
    }

    /** Whether the record was here before the first sync, and the hub has not told of it. With initial=hub there are none. */
    static boolean enrols(Progress progress, Change change) {
        return progress.enrolment() == Enrolment.FIRST_PULL && change.base() instanceof Unknown
                && progress.resync().filter(why -> why == Progress.Resync.ENROL).isEmpty();
    }

    /** Begins with the next pull, and nothing is sent before: a checkpoint that there is may tell of a restored hub. */
    static Progress announce(Settlement settlement, CollectionPlan plan) {
        Progress before = Progresses.of(settlement, plan);
        if (before.checkpoint().isEmpty() || lasting(before).isPresent()) {
            return begin(settlement, plan, Progress.Resync.SCOPE_CHANGED);
        }
        Progress after = before.withResync(Optional.of(Progress.Resync.UPGRADED));
        Progresses.save(settlement, plan, after);
        return after;
    }

    /** What is true of the collection until everything was pulled, whatever comes between. */
    private static Optional<Progress.Resync> lasting(Progress progress) {
        return progress.resync().filter(why -> why == Progress.Resync.ENROL || holds(progress));
    }

    /**
     * Forgets how far the collection had come. In the middle of a first pull too: what its first pages brought may be gone
     * from the hub when they are asked for again.
     */
    static Progress begin(Settlement settlement, CollectionPlan plan, Progress.Resync reason) {
        Progress before = Progresses.of(settlement, plan);
        Progress after = before.withCheckpoint(Optional.empty()).withResync(lasting(before).or(() -> Optional.of(reason)));
        Progresses.save(settlement, plan, after);
        if (plan.whole()) {
            settlement.forgetSeen(plan.name());
        }
        return after;
    }
}
