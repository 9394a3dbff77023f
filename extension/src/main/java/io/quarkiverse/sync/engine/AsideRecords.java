package io.quarkiverse.sync.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.quarkiverse.sync.SyncResult.SyncError;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.SetAside;
import io.quarkiverse.sync.store.SetAside.Reason;
import io.quarkiverse.sync.store.Settlement;
import io.quarkiverse.sync.store.Settlement.Locked;

/**
 * What is set aside of some records; those with a quarantined change are locked.
 *
 * @param dirty of the locked ones, as they are under lock
 */
record AsideRecords(CollectionPlan plan, Map<String, Change> dirty, Set<String> busy, Map<String, SetAside> aside) {

    static AsideRecords lock(CollectionPlan plan, Settlement settlement, List<String> ids) {
        List<String> quarantined = settlement.changes(plan.name(), ids).values().stream()
                .filter(change -> change.state() == Change.State.QUARANTINED).map(Change::id).toList();
        Locked locked = quarantined.isEmpty() ? new Locked(Map.of(), Set.of()) : settlement.lock(plan.name(), quarantined);
        return new AsideRecords(plan, locked.dirty(), locked.busy(), settlement.setAsideOf(plan.name(), ids));
    }

    /** The quarantined change of the record. */
    Optional<Change> change(String id) {
        return Optional.ofNullable(dirty.get(id)).filter(change -> change.state() == Change.State.QUARANTINED);
    }

    /** What came in for the record. */
    Optional<SetAside> aside(String id) {
        return Optional.ofNullable(aside.get(id));
    }

    /** Why nothing can be done for the record. */
    Optional<SyncError> problem(String id) {
        if (busy.contains(id)) {
            return problem(id, "LOCKED", "an application transaction holds the record: try again when it has ended", true);
        }
        if (aside(id).filter(held -> held.reason() == Reason.HELD).isPresent()) {
            return problem(id, "HELD",
                    "the hub was restored and holds something else than before, and this may be the last copy "
                            + "of what it lost: waits for a decision about the restored hub",
                    false);
        }
        return change(id).isPresent() || aside(id).isPresent() ? Optional.empty()
                : problem(id, "NOT_SET_ASIDE", "nothing is set aside of the record, or its change was edited since and goes up "
                        + "with the next run", false);
    }

    private Optional<SyncError> problem(String id, String code, String message, boolean retryable) {
        return Optional.of(new SyncError(plan.name(), id, code, message, retryable));
    }
}
