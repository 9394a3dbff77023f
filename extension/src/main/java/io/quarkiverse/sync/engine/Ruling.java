package io.quarkiverse.sync.engine;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.quarkiverse.sync.SyncOptions;
import io.quarkiverse.sync.SyncOptions.CollectionOptions;
import io.quarkiverse.sync.SyncResult.SyncError;
import io.quarkiverse.sync.conflict.Resolution;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.ConflictRecord;
import io.quarkiverse.sync.store.Settlement;
import io.quarkiverse.sync.store.Settlement.Locked;

/** A conflict is decided by people: all of it in one transaction, or nothing and why not. */
final class Ruling {

    private final Run run;
    private final Plans plans;
    private final UUID conflictId;
    private final Resolution resolution;

    Ruling(Run run, Plans plans, UUID conflictId, Resolution resolution) {
        this.run = run;
        this.plans = plans;
        this.conflictId = conflictId;
        this.resolution = resolution;
    }

    List<SyncError> execute() {
        try {
            return run.settle(this::decide).stream().toList();
        } catch (NotDoneException e) {
            return List.of(e.error());
        }
    }

    private Optional<SyncError> decide(Settlement settlement) {
        Optional<ConflictRecord> conflict = settlement.conflict(conflictId);
        if (conflict.isEmpty()) {
            return Optional.of(new SyncError(null, null, "UNKNOWN_CONFLICT", "there is no conflict '%s'".formatted(conflictId),
                    false));
        }
        return conflict.get().state() == ConflictRecord.State.DECIDED
                ? error(conflict.get(), "ALREADY_DECIDED", "it was decided as %s by %s".formatted(
                        conflict.get().resolution().orElseThrow(), conflict.get().resolver().orElse("the hub")))
                : decide(settlement, conflict.get());
    }

    private Optional<SyncError> decide(Settlement settlement, ConflictRecord conflict) {
        CollectionPlan plan = plans.of(conflict.collection(), SyncOptions.builder()
                .collection(conflict.collection(), CollectionOptions.NONE.withResolver(new ByPeople(resolution))).build());
        Locked locked = settlement.lock(plan.name(), List.of(conflict.id()));
        Change now = locked.dirty().get(conflict.id());
        if (locked.busy().contains(conflict.id())) {
            return Optional.of(new SyncError(plan.name(), conflict.id(), "LOCKED",
                    "an application transaction holds the record: try again when it has ended", true));
        }
        if (now == null) {
            return error(conflict, "EDITED", "nothing is left of the local change; the next run takes the hub's state");
        }
        if (now.revision() != conflict.revision()) {
            settlement.save(List.of(Conflicts.edited(conflict, now)));
            return error(conflict, "EDITED",
                    "the record was edited since; the conflict holds it now as it is: look at it and decide again");
        }
        if (!settlement.setAsideOf(plan.name(), List.of(conflict.id())).isEmpty()) {
            return error(conflict, "NEWER_STATE", "the hub has sent a newer state of the record, which is set aside: "
                    + "the quarantine tells why; the conflict is decided when that is applied");
        }
        new Decisions(run, plan).write(settlement, Answer.of(conflict, now, resolution)).ifPresent(why -> {
            throw new NotDoneException(error(conflict, "REFUSED", why).orElseThrow());
        });
        return Optional.empty();
    }

    private static Optional<SyncError> error(ConflictRecord conflict, String code, String message) {
        return Optional.of(new SyncError(conflict.collection(), conflict.id(), code, message, false));
    }
}
