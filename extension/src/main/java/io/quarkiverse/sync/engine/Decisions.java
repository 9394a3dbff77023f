package io.quarkiverse.sync.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.RecordState.Present;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.conflict.Resolution;
import io.quarkiverse.sync.conflict.Resolution.Merged;
import io.quarkiverse.sync.conflict.Resolution.TakeLocal;
import io.quarkiverse.sync.conflict.Resolution.Wait;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.CollectionSchema.UnmappableException;
import io.quarkiverse.sync.store.ConflictRecord;
import io.quarkiverse.sync.store.Settlement;
import io.quarkiverse.sync.store.Settlement.Locked;
import io.quarkiverse.sync.store.Settlement.Refusal;

/** Applies what resolvers said, in one transaction, to records that were not edited meanwhile. */
final class Decisions {

    private final Run run;
    private final CollectionPlan plan;

    Decisions(Run run, CollectionPlan plan) {
        this.run = run;
        this.plan = plan;
    }

    private static final class Gathered {
        final List<ConflictRecord> records = new ArrayList<>();
        final Map<String, Change> merged = new LinkedHashMap<>();
        final Map<String, String> failed = new LinkedHashMap<>();
        final Map<String, Refusal> refused = new LinkedHashMap<>();
        int edited;
    }

    /**
     * @param vanished conflicts whose local side is no change any more: the hub's state is taken
     * @return how many records were edited meanwhile
     */
    int apply(List<ConflictRecord> vanished, List<Answer> answers) {
        if (vanished.isEmpty() && answers.isEmpty()) {
            return 0;
        }
        Gathered gathered = run.settle(settlement -> write(settlement, vanished, answers));
        gathered.records.stream().filter(record -> record.state() == ConflictRecord.State.DECIDED)
                .flatMap(record -> record.resolver().stream()).forEach(run.report::resolvedBy);
        gathered.failed.forEach((id, why) -> run.report.of(plan).quarantined(id, "RESOLVER", why, true));
        return gathered.edited;
    }

    /** @return why it cannot be kept; what was written then has to be undone */
    Optional<String> write(Settlement settlement, Answer answer) {
        Gathered gathered = write(settlement, List.of(), List.of(answer));
        return Stream.concat(gathered.failed.values().stream(), gathered.refused.values().stream().map(Refusal::message))
                .findFirst();
    }

    private Gathered write(Settlement settlement, List<ConflictRecord> vanished, List<Answer> answers) {
        List<String> ids = new ArrayList<>(vanished.stream().map(ConflictRecord::id).toList());
        answers.forEach(answer -> ids.add(answer.conflict().id()));
        Locked locked = settlement.lock(plan.name(), ids);
        Set<String> newer = settlement.setAsideOf(plan.name(), ids).keySet();
        Gathered gathered = new Gathered();
        Effects effects = new Effects(run, plan);
        for (ConflictRecord conflict : vanished) {
            if (!locked.dirty().containsKey(conflict.id()) && !locked.busy().contains(conflict.id())) {
                if (!newer.contains(conflict.id())) {
                    effects.takeOver(conflict.remote());
                }
                gathered.records.add(Conflicts.decided(conflict, Optional.empty(), "SETTLED", conflict.remote().state(),
                        run.now()));
            }
        }
        for (Answer answer : answers) {
            Change now = locked.dirty().get(answer.conflict().id());
            if (now == null || now.revision() != answer.change().revision()) {
                gathered.edited++;
            } else if (!newer.contains(now.id())) {
                decide(effects, gathered, answer, now);
            }
        }
        gathered.refused.putAll(effects.write(settlement));
        setAside(settlement, gathered);
        settlement.save(gathered.records);
        return gathered;
    }

    private void decide(Effects effects, Gathered gathered, Answer answer, Change now) {
        ConflictRecord conflict = Conflicts.reopened(answer.conflict(), now);
        try {
            if (answer.resolution().isEmpty()) {
                quarantine(effects, gathered, conflict, now, answer.failure());
            } else if (answer.resolution().get() instanceof Wait wait) {
                gathered.records.add(Conflicts.waiting(conflict, name(), wait.reason()));
            } else {
                decide(effects, gathered, conflict, now, answer.resolution().get());
            }
        } catch (UnmappableException e) {
            quarantine(effects, gathered, conflict, now, "the resolution does not fit: " + e.getMessage());
        }
    }

    private void decide(Effects effects, Gathered gathered, ConflictRecord conflict, Change now, Resolution resolution) {
        RemoteRecord remote = conflict.remote();
        RecordState base = plan.view().held(remote);
        RecordState outcome = outcome(now, base, resolution);
        String name = resolution.getClass().getSimpleName();
        if (!plan.pulls() && !(resolution instanceof TakeLocal)) {
            effects.save(Transition.diverged(now, base));
            effects.remember(remote);
            outcome = now.local();
            name = "Diverged";
        } else if (plan.view().same(outcome, base)) {
            effects.remove(now.id());
            effects.takeOver(remote);
        } else if (plan.view().same(outcome, now.local())) {
            effects.save(Transition.onTop(now, base));
            effects.remember(remote);
        } else {
            effects.remember(remote);
            effects.write(now.id(), outcome);
            effects.save(Transition.onTop(now, base));
            gathered.merged.put(now.id(), now);
        }
        gathered.records.add(Conflicts.decided(conflict, Optional.of(name()), name, outcome, run.now()));
    }

    private RecordState outcome(Change now, RecordState remote, Resolution resolution) {
        if (resolution instanceof Merged merged) {
            RecordState held = plan.view().held(new RemoteRecord(now.id(), RecordState.present(merged.document())));
            String id = ((Present) held).document().get(plan.schema().idField()).asText(now.id());
            if (!id.equals(now.id())) {
                throw new UnmappableException("it makes record '%s' out of record '%s'".formatted(id, now.id()));
            }
            return held;
        }
        return resolution instanceof TakeLocal ? now.local() : remote;
    }

    private void quarantine(Effects effects, Gathered gathered, ConflictRecord conflict, Change now, String why) {
        effects.save(Transition.quarantined(now, now.sent(), "RESOLVER: " + why,
                Optional.of(BackOff.next(run.now(), now.attempts() + 1))));
        gathered.records.add(Conflicts.waiting(conflict, name(), why));
        gathered.failed.put(now.id(), why);
    }

    /** What the resolver made of the record cannot be stored here: the conflict is not decided. */
    private void setAside(Settlement settlement, Gathered gathered) {
        List<ConflictRecord> records = List.copyOf(gathered.records);
        for (ConflictRecord record : records) {
            Refusal refusal = gathered.refused.get(record.id());
            Change merged = gathered.merged.get(record.id());
            if (refusal != null && merged != null) {
                settlement.save(plan.name(), List.of(Transition.quarantined(merged, merged.sent(),
                        "RESOLVER: " + refusal.message(), Optional.of(BackOff.next(run.now(), merged.attempts() + 1)))));
                gathered.records.remove(record);
                gathered.records.add(Conflicts.waiting(record, name(), refusal.message()));
                gathered.failed.put(record.id(), refusal.message());
            } else if (refusal != null) {
                settlement.setAside(plan.name(), List.of(Aside.refused(record.remote(), refusal, 1, run.now())));
            }
        }
    }

    private String name() {
        return plan.resolver().name();
    }
}
