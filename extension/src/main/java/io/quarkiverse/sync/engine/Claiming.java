package io.quarkiverse.sync.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.quarkiverse.sync.adapter.Checkpoint;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.CollectionSchema.UnmappableException;
import io.quarkiverse.sync.store.ConflictRecord;
import io.quarkiverse.sync.store.Progress;
import io.quarkiverse.sync.store.Settlement;

/** Claims changes in one transaction: from then on it is remembered what was sent. */
final class Claiming {

    static final String UNMAPPABLE = "UNMAPPABLE";

    private final Run run;
    private final CollectionPlan plan;
    private final Outgoing outgoing;

    Claiming(Run run, CollectionPlan plan) {
        this.run = run;
        this.plan = plan;
        this.outgoing = new Outgoing(run, plan);
    }

    /**
     * How much goes into one request.
     *
     * @param bytes of several changes: one that is larger goes alone, because only the remote knows whether it takes it
     */
    record Bounds(int rows, long bytes) {
    }

    /**
     * @param claims to be sent in one request
     * @param looked the last id that needs no second look in this wave; empty: none was left
     * @param unmappable quarantined, nothing of them is sent
     * @param known the checkpoint that goes along
     */
    record Batch(List<Claim> claims, Optional<String> looked, Set<String> waiting, List<Change> unmappable,
            Optional<Checkpoint> known) {

        /**
         * Also while a resync or the first pull goes on: nothing is sent before it is known what the hub holds. A first pull
         * need not tell of deletions, so that what was acknowledged before it and deleted since would stay for ever.
         */
        static final Batch NONE = new Batch(List.of(), Optional.empty(), Set.of(), List.of(), Optional.empty());
    }

    /** Where changes to be claimed are listed, in key order and without a lock. */
    @FunctionalInterface
    interface Listing {
        List<String> next(Settlement settlement, Optional<String> after, int rows);
    }

    /**
     * @param kept records whose deletion has to wait
     * @param together as in {@link Parents#withUnsentParents}; of these deletions too
     */
    Batch claim(Wave wave, Listing listing, Optional<String> after, Bounds bounds, Set<String> kept, Set<String> together) {
        return run.settle(settlement -> {
            Progress progress = Progresses.of(settlement, plan);
            if (progress.resync().isPresent() || progress.enrolment() == Progress.Enrolment.FIRST_PULL) {
                return Batch.NONE;
            }
            List<String> due = listing.next(settlement, after, bounds.rows());
            return claim(settlement, wave, due, bounds.bytes(), kept, together, progress.checkpoint());
        });
    }

    /**
     * A record whose conflict could not be decided and that was edited since is asked about anew: only the conflict knows
     * what the hub holds, as that has been pulled.
     */
    private Batch claim(Settlement settlement, Wave wave, List<String> due, long maxBytes, Set<String> kept,
            Set<String> together, Optional<Checkpoint> known) {
        Map<String, Change> dirty = settlement.lock(plan.name(), due).dirty();
        Map<String, ConflictRecord> undecided = settlement.undecided(plan.name(), dirty.keySet());
        Cut cut = Wave.DELETE_WAVES.contains(wave) ? Children.cut(plan, settlement, dirty.values(), kept, together)
                : new Parents(plan).withUnsentParents(settlement, dirty.values(), together);
        List<Claim> claims = new ArrayList<>();
        List<Change> conflicted = new ArrayList<>();
        List<String> nothing = new ArrayList<>();
        List<Change> unmappable = new ArrayList<>();
        Optional<String> looked = Optional.empty();
        long bytes = 0;
        for (String id : due) {
            Change change = dirty.get(id);
            if (change != null && change.state() == Change.State.PENDING && wave.takes(change) && !cut.waiting(id)) {
                if (undecided.containsKey(id)) {
                    conflicted.add(Transition.conflicted(change, change.sent()));
                } else if (change.sent().isEmpty() && plan.view().same(change.local(), change.base())) {
                    nothing.add(id);
                } else {
                    Optional<Claim> claim = claim(change, cut, unmappable);
                    long size = claim.map(each -> Outgoing.size(each.push())).orElse(0L);
                    if (!claims.isEmpty() && bytes + size > maxBytes) {
                        break;
                    }
                    bytes += size;
                    claim.ifPresent(claims::add);
                }
            }
            looked = Optional.of(id);
        }
        List<Change> saved = new ArrayList<>(conflicted);
        saved.addAll(unmappable);
        claims.forEach(claim -> saved.add(claim.change()));
        settlement.save(plan.name(), saved);
        settlement.remove(plan.name(), nothing);
        settlement.save(conflicted.stream().map(change -> Conflicts.reopened(undecided.get(change.id()), change)).toList());
        return new Batch(claims, looked, cut.waiting(), unmappable, known);
    }

    /** A record that fits in no document cannot be sent, and blocks no other one. */
    private Optional<Claim> claim(Change change, Cut cut, List<Change> unmappable) {
        try {
            return Optional.of(outgoing.claim(change, cut.without(change.id())));
        } catch (UnmappableException e) {
            unmappable.add(Transition.quarantined(change, change.sent(), UNMAPPABLE + ": " + e.getMessage(), Optional.empty()));
            return Optional.empty();
        }
    }
}
