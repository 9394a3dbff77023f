package io.quarkiverse.sync.store;

import java.time.Instant;
import java.util.UUID;

/**
 * One line of the run log.
 *
 * @param outcome COMPLETED, PARTIAL, FAILED or CANCELLED
 * @param detail the result as JSON text
 */
public record RunRecord(UUID runId, Instant started, Instant ended, String outcome, int uploaded, int downloaded, int conflicts,
        int errors, long bytesSent, long bytesReceived, String detail) {
}
