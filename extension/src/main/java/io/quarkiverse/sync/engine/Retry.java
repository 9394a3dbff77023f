package io.quarkiverse.sync.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.quarkiverse.sync.SyncResult.SyncError;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.SetAside;
import io.quarkiverse.sync.store.SetAside.Reason;
import io.quarkiverse.sync.store.Settlement;

/** Makes what is set aside of some records due in the next run, in one transaction. */
final class Retry {

    private Retry() {
    }

    static List<SyncError> execute(Run run, CollectionPlan plan, Settlement settlement, List<String> ids) {
        AsideRecords records = AsideRecords.lock(plan, settlement, ids);
        List<SyncError> errors = new ArrayList<>();
        List<Change> released = new ArrayList<>();
        List<SetAside> due = new ArrayList<>();
        for (String id : ids) {
            Optional<SyncError> problem = records.problem(id).or(() -> malformed(plan, records, id));
            if (problem.isPresent()) {
                errors.add(problem.get());
            } else {
                records.change(id).ifPresent(released::add);
                records.aside(id).map(aside -> due(run, aside)).ifPresent(due::add);
            }
        }
        Release.execute(settlement, plan, released);
        settlement.setAside(plan.name(), due);
        return errors;
    }

    private static Optional<SyncError> malformed(CollectionPlan plan, AsideRecords records, String id) {
        return records.change(id).isPresent() ? Optional.empty()
                : records.aside(id).filter(aside -> aside.reason() == Reason.MALFORMED)
                        .map(aside -> new SyncError(plan.name(), id, "MALFORMED", "it cannot be read as a record ("
                                + aside.message() + "): it comes anew when the hub changes it, so have it corrected there; "
                                + "discard it to forget this text", false));
    }

    private static SetAside due(Run run, SetAside aside) {
        return aside.reason() == Reason.MALFORMED || aside.nextAttemptAt().isEmpty() ? aside
                : new SetAside(aside.record(), aside.raw(), aside.reason(), aside.message(), aside.blockedBy(),
                        aside.attempts(), Optional.of(run.now()));
    }
}
