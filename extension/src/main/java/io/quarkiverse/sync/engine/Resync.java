package io.quarkiverse.sync.engine;

import java.util.Optional;

import io.quarkiverse.sync.RecordState.Unknown;
import io.quarkiverse.sync.adapter.Fetched;
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

    /**
     * Forgets how far the collection had come. In the middle of a first pull too: what its first pages brought may be gone
     * from the hub when they are asked for again.
     */
    static Progress begin(Settlement settlement, CollectionPlan plan, Fetched.Reason reason) {
        Progress before = Progresses.of(settlement, plan);
        Progress.Resync why = before.resync().filter(already -> already == Progress.Resync.ENROL || holds(before))
                .orElse(Progress.Resync.of(reason));
        Progress after = new Progress(Optional.empty(), before.enrolment(), before.enrolledTo(), Optional.of(why));
        Progresses.save(settlement, plan, after);
        if (plan.whole()) {
            settlement.forgetSeen(plan.name());
        }
        return after;
    }
}
