package io.quarkiverse.sync;

import java.time.Instant;
import java.util.Optional;

/**
 * A record that is set aside, with both sides and the reason.
 *
 * @param local the record here as of the last run; Absent if there is none
 * @param remote OUTGOING: what the hub holds as far as it is known, Unknown if it is not; INCOMING: the state that was set
 *        aside
 * @param raw the text as it came, of what could not be read as a record; {@code remote} is Unknown then
 * @param reason a constant for programs. OUTGOING: what the hub answered, {@code TOO_LARGE}, {@code RESOLVER},
 *        {@code UNMAPPABLE} or {@code NOT_TAKEN}; INCOMING: a constant of {@link io.quarkiverse.sync.store.SetAside.Reason}
 * @param message the same for people
 * @param blockedBy collection and id ({@code orders/17}) of what is missing, where known
 * @param attempts that have failed
 * @param nextAttemptAt with {@code MISSING_PARENT} and {@code DEFERRED_DELETE} empty: with every run; otherwise empty: not by
 *        itself, but an OUTGOING one is tried again after the next edit of its record
 */
public record QuarantinedRecord(String collection, String recordId, Direction direction, RecordState local, RecordState remote,
        Optional<String> raw, String reason, String message, Optional<String> blockedBy, int attempts,
        Optional<Instant> nextAttemptAt) {

    /** Which way the record was on. */
    public enum Direction {
        /** A local change that was not taken or cannot be sent. */
        OUTGOING,
        /** A state of the hub's that was not applied. */
        INCOMING
    }
}
