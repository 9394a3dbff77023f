package io.quarkiverse.sync.engine;

import java.util.List;
import java.util.Optional;

import io.quarkiverse.sync.SyncResult.SyncError;
import io.quarkiverse.sync.store.Settlement;
import io.quarkiverse.sync.store.Settlement.Locked;

/** Removes what is kept here of the contents of a record that is gone. */
final class Erasure {

    private Erasure() {
    }

    /** Locking folds every capture, so that none is left that tells of the record. */
    static List<SyncError> execute(CollectionPlan plan, Settlement settlement, String id) {
        Optional<SyncError> problem = problem(plan, settlement, id);
        if (problem.isEmpty()) {
            settlement.erase(plan.name(), id);
        }
        return problem.stream().toList();
    }

    private static Optional<SyncError> problem(CollectionPlan plan, Settlement settlement, String id) {
        Locked locked = settlement.lock(plan.name(), List.of(id));
        if (locked.busy().contains(id)) {
            return error(plan, id, "LOCKED", "an application transaction holds the record: try again when it has ended", true);
        }
        if (!settlement.read(plan.name(), List.of(id)).isEmpty()) {
            return error(plan, id, "STILL_THERE", "the record is still there: delete it and sync, then erase it", false);
        }
        return Optional.ofNullable(locked.dirty().get(id)).flatMap(change -> error(plan, id, "UNSENT",
                "its deletion has not been acknowledged by the hub (%s%s): without what is kept the hub would not take it; sync, "
                        .formatted(change.state(), change.error().map(": "::concat).orElse("")) + "then erase it",
                true));
    }

    private static Optional<SyncError> error(CollectionPlan plan, String id, String code, String message, boolean retryable) {
        return Optional.of(new SyncError(plan.name(), id, code, message, retryable));
    }
}
