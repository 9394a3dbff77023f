package io.quarkiverse.sync;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a run did.
 *
 * @param uploaded changes that the hub acknowledged
 * @param downloaded records that were written or removed here because the hub said so
 * @param conflicts conflicts that were decided or left open by this run
 * @param errors one for each record or collection that is not done
 * @param details by collection
 * @param bytesSent bodies of the requests, as the adapter counts them
 * @param bytesReceived bodies of the answers, as the adapter counts them
 */
public record SyncResult(UUID runId, Outcome outcome, int uploaded, int downloaded, int conflicts, List<SyncError> errors,
        Map<String, CollectionResult> details, Duration duration, long bytesSent, long bytesReceived) {

    /** How a run ended that did not throw. */
    public enum Outcome {
        /** Everything is done. */
        COMPLETED,
        /** Some records or collections are not done; {@link SyncResult#errors()} says which and why. */
        PARTIAL,
        /** Another node of this application is running it; nothing was done. */
        LEASE_HELD_ELSEWHERE
    }

    /**
     * What a run did with one collection.
     *
     * @param quarantined records and changes that were set aside, both directions
     * @param unknown changes that were sent and not answered; they are sent again
     */
    public record CollectionResult(int uploaded, int downloaded, int conflicts, int quarantined, int unknown,
            List<SyncError> errors) {
    }

    /**
     * A record or a collection that is not done.
     *
     * @param recordId null where the whole collection is meant
     * @param code a constant of the peer or of this engine, for programs
     * @param retryable whether it is tried again by itself
     */
    public record SyncError(String collection, String recordId, String code, String message, boolean retryable) {
    }
}
