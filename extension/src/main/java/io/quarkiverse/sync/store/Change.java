package io.quarkiverse.sync.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.adapter.RemoteRecord;

/**
 * A dirty record. {@code local} and {@code shadow} are read along with it under the same locks; the rest is what
 * {@link Settlement#save} writes.
 *
 * @param changeId names the content on the wire; drawn by the engine whenever other content is sent
 * @param revision grows by one with every local edit that is folded in
 * @param base what both sides last agreed on, as far as the entity holds it; Absent for an insert
 * @param local the record as it is now: Present or Deleted
 * @param shadow what the hub holds, to the letter, where that is more than {@code base} tells
 * @param sent hashes of the states that were sent and not answered, oldest first ({@link io.quarkiverse.sync.Document#hash},
 *        {@link #DELETED} for a deletion)
 * @param changedAt when the newest edit was captured
 * @param restingAsOf with RESTING: the hub's feed position of the conflict, where it told
 */
public record Change(String id, UUID changeId, long revision, RecordState base, RecordState local,
        Optional<RemoteRecord> shadow,
        List<String> sent, State state, Instant changedAt, OptionalLong restingAsOf, int attempts,
        Optional<Instant> nextAttemptAt, Optional<String> error) {

    /** The hash of a deletion in {@link #sent}. */
    public static final String DELETED = "deleted";

    private static final UUID NOT_SENT = new UUID(0, 0);

    /**
     * The fold, for a record that has no change yet.
     *
     * @param old the record before the captured transaction: Present, Absent, Deleted or Unknown
     */
    public static Change opened(String id, RecordState old, RecordState local, Optional<RemoteRecord> shadow, Instant at) {
        return new Change(id, NOT_SENT, 1, old, local, shadow, List.of(), State.PENDING, at, OptionalLong.empty(), 0,
                Optional.empty(), Optional.empty());
    }

    /** The fold, for a record that has a change: its base stays, and what had come to rest is tried again. */
    public Change edited(RecordState now, Instant at) {
        boolean awake = state == State.QUARANTINED || state == State.DIVERGED || state == State.CONFLICTED;
        return new Change(id, changeId, revision + 1, base, now, shadow, sent, awake ? State.PENDING : state, at, restingAsOf,
                awake ? 0 : attempts, awake ? Optional.empty() : nextAttemptAt, awake ? Optional.empty() : error);
    }

    /** What the change waits for. */
    public enum State {
        /** Waits to be pushed, at {@code nextAttemptAt} if that is set. */
        PENDING,
        /**
         * About to be sent, being sent, or sent without an answer by the run that holds the lease; handed back when the next
         * run starts.
         */
        CLAIMED,
        /** Met a conflict while the base is unknown; waits for a complete pull. */
        RESTING,
        /** An open conflict decides. */
        CONFLICTED,
        /** Push-only: the remote won, nothing is overwritten here; pushed again with the next edit. */
        DIVERGED,
        /** Waits for a decision about a restored hub. */
        HELD,
        /** Set aside with {@code error}; tried again at {@code nextAttemptAt} if that is set, or after the next edit. */
        QUARANTINED
    }
}
