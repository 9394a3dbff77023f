package io.quarkiverse.sync.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.quarkiverse.sync.SyncResult.SyncError;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.ConflictRecord;
import io.quarkiverse.sync.store.SetAside;
import io.quarkiverse.sync.store.SetAside.Reason;
import io.quarkiverse.sync.store.Settlement;
import io.quarkiverse.sync.store.Settlement.Refusal;

/** Gives up what is set aside of some records, in one transaction. A record that cannot be given up stays as it is. */
final class Discard {

    private final Run run;
    private final CollectionPlan plan;
    private final Settlement settlement;
    private final AsideRecords records;
    private final Map<String, ConflictRecord> undecided;
    private final Map<String, KnownState> back = new LinkedHashMap<>();
    private final Set<String> forgotten = new TreeSet<>();
    private final List<SyncError> errors = new ArrayList<>();

    private Discard(Run run, CollectionPlan plan, Settlement settlement, List<String> ids) {
        this.run = run;
        this.plan = plan;
        this.settlement = settlement;
        this.records = AsideRecords.lock(plan, settlement, ids);
        this.undecided = settlement.undecided(plan.name(), ids);
    }

    static List<SyncError> execute(Run run, CollectionPlan plan, Settlement settlement, List<String> ids) {
        Discard discard = new Discard(run, plan, settlement, ids);
        ids.forEach(discard::sort);
        discard.write();
        return discard.errors;
    }

    private void sort(String id) {
        Optional<SyncError> problem = records.problem(id);
        if (problem.isPresent()) {
            errors.add(problem.get());
        } else if (records.change(id).isPresent()) {
            outgoing(records.change(id).get());
        } else {
            incoming(records.aside(id).orElseThrow());
        }
    }

    /** What was sent and is unanswered may have been taken: then the hub has it in its feed, after what was pulled so far. */
    private void outgoing(Change change) {
        Optional<KnownState> known = KnownState.of(plan, change, Optional.ofNullable(undecided.get(change.id())),
                records.aside(change.id()));
        if (known.isEmpty()) {
            refuse(change.id(), "UNKNOWN_BASE", "what the hub holds of it is not known, so there is nothing to go back to: "
                    + "correct the record or delete it, which goes up with the next run");
        } else if (!plan.pulls() && !change.sent().isEmpty()) {
            refuse(change.id(), "UNANSWERED", "something of it was sent and is unanswered, and nothing is pulled that would "
                    + "tell what became of it: retry it, or sync the collection once as two-way");
        } else {
            back.put(change.id(), known.get());
        }
    }

    private void incoming(SetAside aside) {
        String id = aside.record().id();
        if (aside.reason() != Reason.MALFORMED && aside.record().state().gone()) {
            refuse(id, "DELETION", "the hub deleted the record and does not say so again; forgotten, it would stay here for "
                    + "ever: do away with what keeps it (" + aside.message() + "), the deletion is tried with every run");
        } else {
            forgotten.add(id);
        }
    }

    private void write() {
        Map<String, Refusal> refused = apply();
        refused.forEach((id, why) -> refuse(id, why.reason().name(), why.message() + why.blockedBy()
                .map(" (%s)"::formatted).orElse("")));
        back.keySet().removeAll(refused.keySet());
        settlement.remember(plan.name(), back.values().stream().map(KnownState::hub).toList());
        settlement.remove(plan.name(), back.keySet());
        settlement.save(back.keySet().stream().map(this::conflict).toList());
        forgotten.addAll(back.keySet());
        settlement.discardSetAside(plan.name(), forgotten);
    }

    /** A record may be in the way of another one that comes before it. */
    private Map<String, Refusal> apply() {
        Map<String, RemoteRecord> left = new LinkedHashMap<>();
        back.forEach((id, known) -> left.put(id, known.here()));
        Map<String, Refusal> refused;
        int before;
        do {
            before = left.size();
            refused = left.isEmpty() ? Map.of() : settlement.apply(plan.name(), left.values(), plan.fields());
            left.keySet().retainAll(refused.keySet());
        } while (!left.isEmpty() && left.size() < before);
        return refused;
    }

    /** What was given up stays to be seen. */
    private ConflictRecord conflict(String id) {
        Change change = records.change(id).orElseThrow();
        RemoteRecord hub = back.get(id).hub();
        Optional<ConflictRecord> met = Optional.ofNullable(undecided.get(id));
        ConflictRecord conflict = Conflicts.opened(met.map(ConflictRecord::conflictId).orElseGet(run::newId), plan.name(),
                change, hub, met.map(ConflictRecord::openedAt).orElseGet(run::now));
        return Conflicts.decided(conflict, Optional.of(ByPeople.NAME), "DISCARDED", hub.state(), run.now());
    }

    private void refuse(String id, String code, String message) {
        errors.add(new SyncError(plan.name(), id, code, message, false));
    }
}
