package io.quarkiverse.sync.engine;

import io.quarkiverse.sync.store.Progress;
import io.quarkiverse.sync.store.Settlement;

/** How far a collection has come in the scope of a run: its enrolment does not depend on the scope. */
final class Progresses {

    private static final String WHOLE = "";

    private Progresses() {
    }

    static Progress of(Settlement settlement, CollectionPlan plan) {
        Progress scoped = settlement.progress(plan.name(), plan.scope());
        if (plan.scope().equals(WHOLE)) {
            return scoped;
        }
        Progress whole = settlement.progress(plan.name(), WHOLE);
        return scoped.withEnrolment(whole.enrolment(), whole.enrolledTo());
    }

    static void save(Settlement settlement, CollectionPlan plan, Progress progress) {
        settlement.progress(plan.name(), plan.scope(), progress);
        if (!plan.scope().equals(WHOLE)) {
            Progress whole = settlement.progress(plan.name(), WHOLE);
            settlement.progress(plan.name(), WHOLE, whole.withEnrolment(progress.enrolment(), progress.enrolledTo()));
        }
    }
}
