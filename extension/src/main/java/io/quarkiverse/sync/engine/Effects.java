package io.quarkiverse.sync.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.RecordState.Deleted;
import io.quarkiverse.sync.RecordState.Present;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.ConflictRecord;
import io.quarkiverse.sync.store.SetAside;
import io.quarkiverse.sync.store.Settlement;
import io.quarkiverse.sync.store.Settlement.Refusal;

/** What a settling transaction writes of one collection, gathered so that it is written in batches. */
final class Effects {

    private final Run run;
    private final CollectionPlan plan;
    private final Map<String, RemoteRecord> applied = new LinkedHashMap<>();
    private final Map<String, RemoteRecord> remembered = new LinkedHashMap<>();
    private final Map<String, Change> saved = new LinkedHashMap<>();
    private final Set<String> removed = new LinkedHashSet<>();
    private final Map<String, SetAside> aside = new LinkedHashMap<>();
    private final Map<String, RemoteRecord> conflicts = new LinkedHashMap<>();
    private final Map<String, ConflictRecord> removals = new LinkedHashMap<>();
    private final Map<String, RecordState> closed = new LinkedHashMap<>();
    private final Set<String> merged = new LinkedHashSet<>();
    private final Set<String> discarded = new LinkedHashSet<>();

    private int conflictsOpened;

    Effects(Run run, CollectionPlan plan) {
        this.run = run;
        this.plan = plan;
    }

    /** The hub's state becomes the record. */
    void takeOver(RemoteRecord remote) {
        applied.put(remote.id(), plan.view().pulled(remote));
        remember(remote);
    }

    /** The record becomes what neither side had; what the hub holds is told to {@link #remember}. */
    void write(String id, RecordState outcome) {
        applied.put(id, new RemoteRecord(id, outcome));
        merged.add(id);
    }

    /** What the hub holds, for the record as it is. */
    void remember(RemoteRecord remote) {
        remembered.put(remote.id(), remote);
        discarded.add(remote.id());
    }

    /** As {@link #remember}; what is set aside may be newer. */
    void note(RemoteRecord remote) {
        remembered.put(remote.id(), remote);
    }

    void save(Change change) {
        saved.put(change.id(), change);
    }

    /** The change is agreed. */
    void remove(String id) {
        removed.add(id);
        discarded.add(id);
    }

    /** As {@link #save}; a conflict that was met before is none any more. */
    void settle(Change before, Change after) {
        save(after);
        closeConflict(before, after.local());
    }

    /** As {@link #remove}; a conflict that was met before is none any more. */
    void settle(Change before, RecordState outcome) {
        remove(before.id());
        closeConflict(before, outcome);
    }

    /**
     * The insert is removed as the hub tells that it was taken and deleted. A plain hub tells the same of an insert that it
     * refused while the answer got lost, so the document is kept with what was decided.
     */
    void removeInsert(Change before, RemoteRecord deletion) {
        if (before.base().gone() && before.local() instanceof Present && deletion.state() instanceof Deleted) {
            removals.put(before.id(), Conflicts.decided(opened(before, deletion, null), Optional.empty(),
                    "TAKEN_AND_DELETED", deletion.state(), run.now()));
        }
    }

    /** What goes up has no undecided conflict; anything else may have one, edited after the resolver failed. */
    private void closeConflict(Change before, RecordState outcome) {
        if (before.state() != Change.State.CLAIMED) {
            closed.put(before.id(), outcome);
        }
    }

    /** The state of a conflict lives in its row from now on; what is set aside is older. */
    void conflict(Change after, RemoteRecord remote) {
        saved.put(after.id(), after);
        conflicts.put(after.id(), remote);
        discarded.add(after.id());
    }

    void setAside(SetAside record) {
        aside.put(record.record().id(), record);
        discarded.remove(record.record().id());
    }

    /** Records that are not what the hub holds, and why. */
    Map<String, Refusal> write(Settlement settlement) {
        String collection = plan.name();
        Map<String, Refusal> refused = applied.isEmpty() ? Map.of()
                : settlement.apply(collection, applied.values(), plan.fields());
        applied.keySet().removeAll(refused.keySet());
        applied.keySet().removeAll(merged);
        refused.keySet().forEach(remembered::remove);
        unlessEmpty(remembered, () -> settlement.remember(collection, remembered.values()));
        unlessEmpty(saved, () -> settlement.save(collection, saved.values()));
        if (!removed.isEmpty()) {
            settlement.remove(collection, removed);
        }
        discarded.removeAll(aside.keySet());
        discarded.removeAll(refused.keySet());
        if (!discarded.isEmpty()) {
            settlement.discardSetAside(collection, discarded);
        }
        unlessEmpty(aside, () -> settlement.setAside(collection, aside.values()));
        writeConflicts(settlement);
        if (!removals.isEmpty()) {
            settlement.save(removals.values());
        }
        return refused;
    }

    /** How many records the hub's state was written to. */
    int takenOver() {
        return applied.size();
    }

    /** Conflicts that were not there before. */
    int conflictsOpened() {
        return conflictsOpened;
    }

    Map<String, SetAside> aside() {
        return aside;
    }

    private void writeConflicts(Settlement settlement) {
        closed.keySet().removeAll(conflicts.keySet());
        Set<String> touched = new LinkedHashSet<>(conflicts.keySet());
        touched.addAll(closed.keySet());
        if (touched.isEmpty()) {
            return;
        }
        Map<String, ConflictRecord> undecided = settlement.undecided(plan.name(), touched);
        List<ConflictRecord> written = new ArrayList<>();
        conflicts.forEach((id, remote) -> written.add(opened(saved.get(id), remote, undecided.get(id))));
        conflictsOpened = (int) conflicts.keySet().stream().filter(id -> !undecided.containsKey(id)).count();
        closed.forEach((id, outcome) -> {
            if (undecided.containsKey(id)) {
                written.add(Conflicts.decided(undecided.get(id), Optional.empty(), "SETTLED", outcome, run.now()));
            }
        });
        settlement.save(written);
    }

    private ConflictRecord opened(Change change, RemoteRecord remote, ConflictRecord before) {
        return Conflicts.opened(before == null ? run.newId() : before.conflictId(), plan.name(), change, remote,
                before == null ? run.now() : before.openedAt());
    }

    private static void unlessEmpty(Map<?, ?> what, Runnable write) {
        if (!what.isEmpty()) {
            write.run();
        }
    }
}
