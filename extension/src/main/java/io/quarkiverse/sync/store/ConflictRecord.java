package io.quarkiverse.sync.store;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.adapter.RemoteRecord;

/**
 * A conflict and, once decided, its decision.
 *
 * @param revision of the change when the conflict was met or last looked at
 * @param outcome what the record became, once decided
 */
public record ConflictRecord(UUID conflictId, String collection, String id, State state, RecordState base, RecordState local,
        RemoteRecord remote, long revision, Instant openedAt, Optional<String> resolver, Optional<String> resolution,
        Optional<RecordState> outcome, Optional<Instant> decidedAt) {

    /** How far the conflict is. */
    public enum State {
        /** To be resolved by this run or the next. */
        OPEN,
        /** People decide. */
        WAITING,
        /** By a resolver or by people; what it became is recorded. */
        DECIDED
    }
}
