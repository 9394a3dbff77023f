package io.quarkiverse.sync.engine;

import java.util.Collection;
import java.util.Map;

import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.ConflictRecord;
import io.quarkiverse.sync.store.Settlement;

/** Quarantined changes, which are locked, go on: to the hub, or where a resolver failed, to the resolver. */
final class Release {

    private Release() {
    }

    static void execute(Settlement settlement, CollectionPlan plan, Collection<Change> changes) {
        Map<String, ConflictRecord> undecided = settlement.undecided(plan.name(),
                changes.stream().map(Change::id).toList());
        settlement.save(plan.name(), changes.stream()
                .map(change -> undecided.containsKey(change.id()) ? Transition.conflicted(change, change.sent())
                        : Transition.pending(change, change.sent()))
                .toList());
        settlement.save(changes.stream().filter(change -> undecided.containsKey(change.id()))
                .map(change -> Conflicts.reopened(undecided.get(change.id()), change)).toList());
    }
}
