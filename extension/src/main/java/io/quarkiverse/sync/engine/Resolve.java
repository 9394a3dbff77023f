package io.quarkiverse.sync.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.quarkiverse.sync.ConflictException;
import io.quarkiverse.sync.conflict.Conflict;
import io.quarkiverse.sync.conflict.Resolution;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.ConflictRecord;

/** Fourth phase: resolvers are asked outside any transaction, their answers applied under lock. */
final class Resolve {

    /** A conflict whose record is edited again and again is left to the next run. */
    private static final int PASSES = 3;

    private final Run run;

    Resolve(Run run) {
        this.run = run;
    }

    void execute() {
        for (CollectionPlan plan : run.parentsFirst()) {
            int pass = 0;
            while (pass < PASSES && run.unfinished(plan.schema()) && pass(plan) > 0) {
                pass++;
            }
        }
    }

    /** @return how many records were edited meanwhile */
    private int pass(CollectionPlan plan) {
        int[] edited = { 0 };
        Batches.overIds(run.limits.batchRows(), after -> {
            Open open = run.read(settlement -> {
                List<ConflictRecord> conflicts = settlement.open(plan.name(), after, run.limits.batchRows());
                List<String> ids = conflicts.stream().map(ConflictRecord::id).toList();
                return new Open(conflicts, ids, settlement.changes(plan.name(), ids));
            });
            edited[0] += new Decisions(run, plan).apply(open.vanished(), answers(plan, open));
            return open.ids();
        });
        return edited[0];
    }

    private record Open(List<ConflictRecord> conflicts, List<String> ids, Map<String, Change> changes) {

        /** Conflicts whose local side is no change any more. */
        List<ConflictRecord> vanished() {
            return conflicts.stream().filter(conflict -> !changes.containsKey(conflict.id())).toList();
        }
    }

    private List<Answer> answers(CollectionPlan plan, Open open) {
        List<Answer> answers = new ArrayList<>();
        for (ConflictRecord conflict : open.conflicts()) {
            Optional.ofNullable(open.changes().get(conflict.id()))
                    .ifPresent(change -> answers.add(answer(plan, conflict, change)));
        }
        return answers;
    }

    private Answer answer(CollectionPlan plan, ConflictRecord conflict, Change change) {
        if (change.sent().isEmpty() && plan.view().same(change.local(), change.base())) {
            // The edit was taken back, and nobody knows of it: there is no local side any more.
            return Answer.of(conflict, change, new Resolution.TakeRemote());
        }
        try {
            Resolution resolution = plan.resolver().resolve(new Conflict(plan.name(), conflict.id(), change.base(),
                    change.local(), plan.view().readable(conflict.remote()), change.changedAt(), run.now()));
            return resolution == null ? Answer.failed(conflict, change, "the resolver returned nothing")
                    : Answer.of(conflict, change, resolution);
        } catch (ConflictException e) {
            throw e;
        } catch (RuntimeException e) {
            return Answer.failed(conflict, change, "the resolver failed: " + e);
        }
    }
}
