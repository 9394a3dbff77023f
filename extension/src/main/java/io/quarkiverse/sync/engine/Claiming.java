package io.quarkiverse.sync.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.RecordState.Deleted;
import io.quarkiverse.sync.RecordState.Present;
import io.quarkiverse.sync.RecordState.Unknown;
import io.quarkiverse.sync.adapter.Checkpoint;
import io.quarkiverse.sync.adapter.PushChange;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.CollectionSchema.UnmappableException;
import io.quarkiverse.sync.store.ConflictRecord;
import io.quarkiverse.sync.store.Progress;
import io.quarkiverse.sync.store.Settlement;

/** Claims changes in one transaction: from then on it is remembered what was sent. */
final class Claiming {

    static final String UNMAPPABLE = "UNMAPPABLE";

    private static final int ENVELOPE = 160;

    private final Run run;
    private final CollectionPlan plan;

    Claiming(Run run, CollectionPlan plan) {
        this.run = run;
        this.plan = plan;
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
     * @param together as in {@link Parents#withUnsentParents}
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
        Set<String> waiting = new Parents(plan).withUnsentParents(settlement, dirty.values(), together);
        due.stream().filter(kept::contains).forEach(waiting::add);
        List<Claim> claims = new ArrayList<>();
        List<Change> conflicted = new ArrayList<>();
        List<String> nothing = new ArrayList<>();
        List<Change> unmappable = new ArrayList<>();
        Optional<String> looked = Optional.empty();
        long bytes = 0;
        for (String id : due) {
            Change change = dirty.get(id);
            if (change != null && change.state() == Change.State.PENDING && wave.takes(change) && !waiting.contains(id)) {
                if (undecided.containsKey(id)) {
                    conflicted.add(Transition.conflicted(change, change.sent()));
                } else if (change.sent().isEmpty() && plan.view().same(change.local(), change.base())) {
                    nothing.add(id);
                } else {
                    Optional<Claim> claim = claim(change, unmappable);
                    long size = claim.map(each -> size(each.push())).orElse(0L);
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
        return new Batch(claims, looked, waiting, unmappable, known);
    }

    /** A record that fits in no document cannot be sent, and blocks no other one. */
    private Optional<Claim> claim(Change change, List<Change> unmappable) {
        try {
            return Optional.of(claim(change));
        } catch (UnmappableException e) {
            unmappable.add(Transition.quarantined(change, change.sent(), UNMAPPABLE + ": " + e.getMessage(), Optional.empty()));
            return Optional.empty();
        }
    }

    /** What is sent again keeps its name, so that a hub that remembers names does not take it twice. */
    private Claim claim(Change change) {
        RecordState assumed = assumed(change);
        RecordState state = state(change, assumed);
        String hash = plan.view().hash(plan.view().held(new RemoteRecord(change.id(), state)));
        List<String> sent = change.sent();
        boolean sentLast = !sent.isEmpty() && sent.get(sent.size() - 1).equals(hash);
        boolean sentBefore = sent.contains(hash);
        List<String> after = new ArrayList<>(sent);
        if (!sentLast) {
            after.add(hash);
        }
        UUID changeId = sentLast && Transition.named(change) ? change.changeId() : run.newId();
        return new Claim(Transition.claimed(change, changeId, List.copyOf(after)),
                new PushChange(changeId, change.id(), assumed,
                        change.shadow().flatMap(RemoteRecord::version), state),
                sentBefore);
    }

    private static RecordState assumed(Change change) {
        return change.base() instanceof Unknown ? new RecordState.Absent()
                : change.shadow().map(RemoteRecord::state).orElse(change.base());
    }

    /** The hub's document with our difference laid over it, so that what cannot be held here survives. */
    private RecordState state(Change change, RecordState assumed) {
        if (!(change.local() instanceof Present local)) {
            return new Deleted(change.local().image().or(assumed::image), Optional.of(change.changedAt()));
        }
        if (!(assumed instanceof Present hub && change.base() instanceof Present base)) {
            return new Present(plan.view().pulled(local.document()));
        }
        Document before = plan.view().pulled(base.document());
        return new Present(hub.document().patch(before, plan.view().pulled(local.document())));
    }

    private static long size(PushChange push) {
        return ENVELOPE + bytes(push.assumed()) + bytes(push.state());
    }

    private static long bytes(RecordState state) {
        return state.image().map(image -> image.toString().getBytes(StandardCharsets.UTF_8).length).orElse(0);
    }
}
