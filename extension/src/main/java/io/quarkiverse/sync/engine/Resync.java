package io.quarkiverse.sync.engine;

import java.util.Optional;

import io.quarkiverse.sync.adapter.Fetched;
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

    /** Forgets how far the collection had come. In the middle of a first pull that means to start it again. */
    static Progress begin(Settlement settlement, CollectionPlan plan, Fetched.Reason reason) {
        Progress before = Progresses.of(settlement, plan);
        Optional<Progress.Resync> why = before.enrolment() == Enrolment.DONE
                ? Optional.of(before.resync().filter(already -> Resync.holds(before)).orElse(Progress.Resync.of(reason)))
                : before.resync();
        Progress after = new Progress(Optional.empty(), before.enrolment(), before.enrolledTo(), why);
        Progresses.save(settlement, plan, after);
        settlement.forgetSeen(plan.name());
        return after;
    }
}
