package io.quarkiverse.sync.engine;

import java.util.HashSet;
import java.util.Set;

import io.quarkiverse.sync.SyncStrategy;
import io.quarkiverse.sync.store.Progress;
import io.quarkiverse.sync.store.Progress.Enrolment;
import io.quarkiverse.sync.store.Progress.Shape;
import io.quarkiverse.sync.store.Settlement;

/**
 * Whether records can hold more than when they were pulled, because the application is a newer one, or more is asked for than
 * then. Everything is pulled again: nobody else fills the new fields of records that do not change any more.
 */
final class Upgrade {

    private Upgrade() {
    }

    static boolean isDue(Progress progress, CollectionPlan plan) {
        Shape now = shape(plan, Set.of());
        return progress.enrolment() != Enrolment.NEW && progress.shape().filter(then -> same(then, now)).isEmpty();
    }

    /** From here on the collection is pulled in its new shape. */
    static Progress announce(Settlement settlement, CollectionPlan plan) {
        Progress progress = Progresses.of(settlement, plan);
        boolean again = pulledOtherwise(progress, plan);
        Shape now = shape(plan, again ? learned(progress, plan.schema().fields()) : Set.of());
        Progresses.save(settlement, plan, progress.withShape(now));
        return again ? Resync.announce(settlement, plan) : Progresses.of(settlement, plan);
    }

    /** Nothing was pulled before the enrolment has looked at every record, and nothing ever is of what is only pushed. */
    private static boolean pulledOtherwise(Progress progress, CollectionPlan plan) {
        return plan.configured() != SyncStrategy.PUSH_ONLY && progress.enrolment() != Enrolment.RUNNING
                && (progress.shape().isPresent() || plan.whole() && progress.enrolment() == Enrolment.DONE);
    }

    static Shape shape(CollectionPlan plan, Set<String> learned) {
        return new Shape(plan.schema().version(), plan.schema().fields(), learned);
    }

    private static boolean same(Shape then, Shape now) {
        return then.version() == now.version() && then.fields().equals(now.fields());
    }

    /** What was learned before and has not been pulled either is still to be learned. */
    private static Set<String> learned(Progress progress, Set<String> fields) {
        Set<String> learned = new HashSet<>(fields);
        progress.shape().ifPresentOrElse(
                then -> learned.removeIf(field -> then.fields().contains(field) && !then.learned().contains(field)),
                learned::clear);
        return learned;
    }
}
