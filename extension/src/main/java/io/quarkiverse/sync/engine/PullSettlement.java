package io.quarkiverse.sync.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.quarkiverse.sync.InitialSync;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.RecordState.Deleted;
import io.quarkiverse.sync.RecordState.Unknown;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.engine.LearnedFields.Met;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.CollectionSchema.UnmappableException;
import io.quarkiverse.sync.store.Progress;
import io.quarkiverse.sync.store.SetAside;
import io.quarkiverse.sync.store.SetAside.Reason;
import io.quarkiverse.sync.store.Settlement;
import io.quarkiverse.sync.store.Settlement.Locked;
import io.quarkiverse.sync.store.Settlement.Refusal;

/** Settles records that the hub told of, inside one local transaction: a page, a sweep, or what was set aside. */
final class PullSettlement {

    private final Run run;
    private final CollectionPlan plan;
    private final Progress progress;
    private final Map<String, SetAside> before;
    private final Effects effects;
    private final List<RemoteRecord> clean = new ArrayList<>();
    private final Map<String, RecordState> held = new LinkedHashMap<>();
    private final LearnedFields learned;

    private PullSettlement(Run run, CollectionPlan plan, Progress progress, Map<String, SetAside> before) {
        this.run = run;
        this.plan = plan;
        this.progress = progress;
        this.before = before;
        this.effects = new Effects(run, plan);
        this.learned = LearnedFields.of(plan, progress);
    }

    /** @param quarantined what was set aside for good or for long, by id */
    record Settled(int takenOver, int conflicts, Map<String, SetAside> quarantined) {
        void count(Tally tally) {
            tally.downloaded(takenOver);
            tally.conflicts(conflicts);
            quarantined.forEach((id, aside) -> tally.quarantined(id, aside.reason().name(), aside.message(),
                    aside.nextAttemptAt().isPresent() || aside.reason() == Reason.MISSING_PARENT));
        }
    }

    /** Deletions of records that others may refer to are set aside until every collection is pulled. */
    static Settled page(Run run, CollectionPlan plan, Progress progress, Settlement settlement, List<RemoteRecord> records) {
        PullSettlement pull = new PullSettlement(run, plan, progress, Map.of());
        pull.sort(settlement, records);
        if (plan.referred()) {
            pull.deferDeletes(settlement);
        }
        return pull.write(settlement);
    }

    /** What was set aside before. */
    static Settled setAside(Run run, CollectionPlan plan, Progress progress, Settlement settlement, List<SetAside> waiting) {
        PullSettlement pull = new PullSettlement(run, plan, progress,
                waiting.stream().collect(Collectors.toMap(aside -> aside.record().id(), aside -> aside)));
        pull.sort(settlement, waiting.stream().map(SetAside::record).toList());
        return pull.write(settlement);
    }

    private void sort(Settlement settlement, List<RemoteRecord> records) {
        Locked locked = settlement.lock(plan.name(), records.stream().map(RemoteRecord::id).toList());
        List<Met> met = new ArrayList<>();
        for (RemoteRecord record : records) {
            RemoteRecord pulled = plan.view().pulled(record);
            Change change = locked.dirty().get(record.id());
            if (locked.busy().contains(record.id())) {
                effects.setAside(Aside.locked(record, attempts(record.id()), run.now()));
            } else if (change == null) {
                // Whether it can be held here, the store finds out when it writes the record.
                clean.add(record);
            } else if (!readable(pulled)) {
                continue;
            } else if (plan.dropsChanges()) {
                effects.settle(change, pulled.state());
                clean.add(record);
            } else {
                met.add(learned.met(change, record, held.get(record.id())));
            }
        }
        complete(settlement, met);
        if (Resync.holds(progress)) {
            holdWhatDiffers(settlement);
        }
    }

    private boolean readable(RemoteRecord record) {
        try {
            held.put(record.id(), plan.view().held(record));
            return true;
        } catch (UnmappableException e) {
            effects.setAside(Aside.unmappable(record, e.getMessage(), attempts(record.id()), run.now()));
            return false;
        }
    }

    /** What came with an upgrade is written first: only then can be told whether the two sides differ. */
    private void complete(Settlement settlement, List<Met> met) {
        List<RemoteRecord> completed = met.stream().filter(Met::completes)
                .map(each -> new RemoteRecord(each.record().id(), each.change().local())).toList();
        Map<String, Refusal> refused = completed.isEmpty() ? Map.of()
                : settlement.apply(plan.name(), completed, plan.fields());
        for (Met each : met) {
            String id = each.record().id();
            if (refused.containsKey(id)) {
                effects.setAside(Aside.refused(each.record(), refused.get(id), attempts(id), run.now()));
            } else {
                held.put(id, each.held());
                dirty(each.change(), each.record(), new PullSettling(plan.view(), each.sentView()));
            }
        }
    }

    private void dirty(Change change, RemoteRecord record, PullSettling table) {
        RecordState remote = held.get(record.id());
        PullVerdict verdict = table.settle(change, remote);
        if (change.state() == Change.State.HELD && !plan.view().same(remote, change.local())) {
            hold(change, record);
        } else if (change.state() == Change.State.HELD || verdict instanceof PullVerdict.Agreed) {
            effects.settle(change, remote);
            effects.remember(record);
        } else if (verdict instanceof PullVerdict.TakenAndDeleted) {
            effects.settle(change, remote);
            effects.removeInsert(change, record);
            clean.add(record);
        } else if (verdict instanceof PullVerdict.Known) {
            effects.settle(change,
                    change.state() == Change.State.CONFLICTED ? Transition.pending(change, change.sent()) : change);
            effects.remember(record);
        } else if (verdict instanceof PullVerdict.Rebased rebased) {
            rebase(change, record, rebased.sent());
        } else if (Resync.holds(progress) && !Resync.enrols(progress, change)) {
            hold(change, record);
        } else if (localWins(change)) {
            effects.settle(change, Transition.onTop(change, remote));
            effects.remember(record);
        } else {
            List<String> sent = verdict instanceof PullVerdict.Conflicting conflicting ? conflicting.sent() : change.sent();
            effects.conflict(Transition.conflicted(change, sent), record);
        }
    }

    private void rebase(Change change, RemoteRecord record, List<String> sent) {
        effects.settle(change, Transition.rebased(change, held.get(record.id()), sent));
        effects.remember(record);
    }

    private boolean localWins(Change change) {
        return plan.initial() == InitialSync.LOCAL && progress.enrolment() == Progress.Enrolment.FIRST_PULL
                && change.base() instanceof Unknown;
    }

    /** After a restore of the hub a clean record may be the last copy of something. */
    private void holdWhatDiffers(Settlement settlement) {
        Map<String, RecordState.Present> here = settlement.read(plan.name(), clean.stream().map(RemoteRecord::id).toList());
        clean.removeIf(record -> {
            RecordState local = here.get(record.id());
            if (!readable(plan.view().pulled(record))) {
                return true;
            }
            if (local == null || learned.before().same(local, held.get(record.id()))) {
                return false;
            }
            hold(Transition.found(record.id(), local, local, Change.State.HELD, run.now()), record);
            return true;
        });
    }

    private void hold(Change change, RemoteRecord record) {
        effects.settle(change, Transition.held(change));
        effects.setAside(Aside.waiting(record, Reason.HELD,
                "the hub was restored and holds something else than before; waits for a decision"));
    }

    private void deferDeletes(Settlement settlement) {
        List<String> deleted = clean.stream().filter(record -> record.state() instanceof Deleted).map(RemoteRecord::id)
                .toList();
        if (deleted.isEmpty()) {
            return;
        }
        Set<String> here = settlement.read(plan.name(), deleted).keySet();
        clean.removeIf(record -> {
            boolean deferred = record.state() instanceof Deleted && here.contains(record.id());
            if (deferred) {
                effects.setAside(Aside.waiting(record, Reason.DEFERRED_DELETE, "others may refer to it"));
            }
            return deferred;
        });
    }

    private Settled write(Settlement settlement) {
        clean.forEach(effects::takeOver);
        Map<String, Refusal> refused = effects.write(settlement);
        Map<String, RemoteRecord> records = clean.stream().filter(record -> refused.containsKey(record.id()))
                .collect(Collectors.toMap(RemoteRecord::id, record -> record));
        Map<String, SetAside> quarantined = new LinkedHashMap<>();
        refused.forEach((id, refusal) -> quarantined.put(id, refused(records.get(id), refusal)));
        if (!quarantined.isEmpty()) {
            settlement.setAside(plan.name(), quarantined.values());
        }
        quarantined.putAll(effects.aside());
        return new Settled(effects.takenOver(), effects.conflictsOpened(), quarantined);
    }

    private SetAside refused(RemoteRecord record, Refusal refusal) {
        SetAside was = before.get(record.id());
        if (was != null && was.reason() == Reason.DEFERRED_DELETE) {
            return new SetAside(record, Optional.empty(), Reason.DEFERRED_DELETE, refusal.message(), refusal.blockedBy(),
                    was.attempts() + 1, Optional.empty());
        }
        return Aside.refused(record, refusal, attempts(record.id()), run.now());
    }

    private int attempts(String id) {
        return before.containsKey(id) ? before.get(id).attempts() + 1 : 1;
    }
}
