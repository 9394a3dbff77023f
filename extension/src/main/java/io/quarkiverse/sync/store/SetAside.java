package io.quarkiverse.sync.store;

import java.time.Instant;
import java.util.Optional;

import io.quarkiverse.sync.adapter.RemoteRecord;

/**
 * An incoming record that was not applied, kept with its document.
 *
 * @param record with MALFORMED its state is Unknown, and its id is made up if none could be read
 * @param raw the text as it came, for what could not be read as a record
 * @param blockedBy collection and id ({@code orders/17}) of what is missing, where known
 */
public record SetAside(RemoteRecord record, Optional<String> raw, Reason reason, String message, Optional<String> blockedBy,
        int attempts, Optional<Instant> nextAttemptAt) {

    /** Why it was not applied. */
    public enum Reason {
        /** A deletion in a collection that others refer to: waits until every collection is pulled. */
        DEFERRED_DELETE,
        /** It refers to a record that is not here. */
        MISSING_PARENT,
        /** An application transaction held the row for too long. */
        LOCKED,
        /** Validation, constraint or a value that does not fit. */
        REFUSED,
        /** Not a record at all, or without an id. */
        MALFORMED,
        /** May overwrite the last copy after the hub was restored. */
        HELD
    }
}
