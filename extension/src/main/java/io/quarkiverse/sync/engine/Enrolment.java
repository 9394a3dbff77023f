package io.quarkiverse.sync.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.quarkiverse.sync.ConfigurationException;
import io.quarkiverse.sync.InitialSync;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.SyncStrategy;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.Progress;
import io.quarkiverse.sync.store.Settlement;

/** A collection's first sync up to its first pull: by key range, each range and its end in one transaction. */
final class Enrolment {

    private final Run run;
    private final CollectionPlan plan;

    Enrolment(Run run, CollectionPlan plan) {
        this.run = run;
        this.plan = plan;
    }

    void execute() {
        Progress progress = run.progress(plan);
        if (Upgrade.isDue(progress, plan)) {
            progress = run.settle(settlement -> Upgrade.announce(settlement, plan));
        }
        if (progress.enrolment() == Progress.Enrolment.NEW) {
            progress = begin();
        }
        while (progress.enrolment() == Progress.Enrolment.RUNNING) {
            Optional<String> after = progress.enrolledTo();
            progress = run.settle(settlement -> range(settlement, after));
            if (progress.enrolment() == Progress.Enrolment.RUNNING && progress.enrolledTo().equals(after)) {
                run.postpone(plan, "LOCKED",
                        "an application transaction holds the record that follows '%s': the enrolment goes on"
                                .formatted(after.orElse("")) + " with the next run");
                return;
            }
        }
        if (progress.enrolment() == Progress.Enrolment.FIRST_PULL && !plan.pulls()) {
            run.postpone(plan, "NOT_PULLED_YET",
                    "nothing is sent before the collection has been pulled once: run a two-way sync of it first");
        }
    }

    private Progress begin() {
        if (plan.initial() == InitialSync.REQUIRE_EMPTY) {
            requireEmpty();
            // Removed so that nothing is left, and never agreed on: that says nothing about the hub's records.
            Prepare.dropChanges(run, plan, change -> change.local().gone());
        }
        if (plan.initial() == InitialSync.HUB && plan.pulls()) {
            Prepare.dropChanges(run, plan, change -> true);
            return run.settle(settlement -> {
                settlement.forgetSeen(plan.name());
                return saved(settlement, Progress.Enrolment.FIRST_PULL, Optional.empty(), Optional.of(Progress.Resync.ENROL));
            });
        }
        forgetBases();
        boolean nothingToPush = plan.dropsChanges() || plan.initial() == InitialSync.REQUIRE_EMPTY;
        return run.settle(settlement -> saved(settlement,
                nothingToPush ? firstPull() : Progress.Enrolment.RUNNING, Optional.empty(), Optional.empty()));
    }

    /** What was captured before: edits of what the hub may never have seen, deletions among them. */
    private void forgetBases() {
        Batches.overIds(run.limits.batchRows(), after -> run.settle(settlement -> {
            List<String> ids = settlement.inState(plan.name(), Change.State.PENDING, after, run.limits.batchRows());
            settlement.save(plan.name(), settlement.lock(plan.name(), ids).dirty().values().stream()
                    .map(this::withoutBase).flatMap(Optional::stream).toList());
            return ids;
        }));
    }

    /** An insert has none, and is an insert whatever the hub holds; where the local state wins, it wins over that too. */
    private Optional<Change> withoutBase(Change change) {
        boolean insert = change.base() instanceof RecordState.Absent;
        return insert && (plan.initial() != InitialSync.LOCAL || change.local().gone()) ? Optional.empty()
                : Optional.of(Transition.rebased(change, new RecordState.Unknown(), change.sent()));
    }

    private void requireEmpty() {
        long count = run.read(settlement -> settlement.count(plan.name()));
        if (count > 0) {
            String property = run.ports().properties().apply(plan.name(), "initial");
            throw new ConfigurationException(
                    ("collection '%s' holds %d records before its first sync, and %s=require-empty asks for none:"
                            + " remove them, or choose merge, hub or local").formatted(plan.name(), count, property),
                    Set.of(property));
        }
    }

    private Progress range(Settlement settlement, Optional<String> after) {
        List<String> ids = settlement.keys(plan.name(), after, run.limits.batchRows());
        if (ids.isEmpty()) {
            return saved(settlement, firstPull(), after, Optional.empty());
        }
        Settlement.Locked locked = settlement.lock(plan.name(), ids);
        List<String> held = ids.stream().takeWhile(id -> !locked.busy().contains(id)).toList();
        Map<String, RecordState.Present> here = settlement.read(plan.name(), held);
        settlement.save(plan.name(), held.stream().filter(here::containsKey)
                .map(id -> enrolled(id, locked.dirty().get(id), here.get(id))).flatMap(Optional::stream).toList());
        return saved(settlement, Progress.Enrolment.RUNNING, held.isEmpty() ? after : Optional.of(held.get(held.size() - 1)),
                Optional.empty());
    }

    /** @param dirty what was captured before, null if nothing */
    private Optional<Change> enrolled(String id, Change dirty, RecordState.Present here) {
        return dirty != null ? withoutBase(dirty)
                : Optional.of(Transition.found(id, new RecordState.Unknown(), here, Change.State.PENDING, run.now()));
    }

    /** What is only pushed has no pull to wait for. */
    private Progress.Enrolment firstPull() {
        return plan.configured() != SyncStrategy.PUSH_ONLY ? Progress.Enrolment.FIRST_PULL : Progress.Enrolment.DONE;
    }

    private Progress saved(Settlement settlement, Progress.Enrolment enrolment, Optional<String> to,
            Optional<Progress.Resync> resync) {
        Progress progress = Progresses.of(settlement, plan).withCheckpoint(Optional.empty()).withEnrolment(enrolment, to)
                .withResync(resync).withShape(Upgrade.shape(plan, Set.of()));
        Progresses.save(settlement, plan, progress);
        return progress;
    }
}
