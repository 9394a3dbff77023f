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
 * @param changeId names the content on the wire; a new one whenever other content is sent
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

    public enum State {
        /** Waits to be pushed, at {@code nextAttemptAt} if that is set. */
        PENDING,
        /** Being sent, or sent without an answer, by the run that holds the lease; handed back when the next run starts. */
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
