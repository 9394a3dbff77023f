package io.quarkiverse.sync;

import java.time.Instant;
import java.util.Optional;

/**
 * A local change that the hub has not acknowledged.
 *
 * @param base what both sides last agreed on; Absent for an insert
 * @param local the record as it is now
 * @param changedAt when the newest edit was captured
 * @param problem why it is set aside, if it is
 */
public record PendingChange(String collection, String recordId, RecordState base, RecordState local, Instant changedAt,
        Optional<String> problem) {
}
