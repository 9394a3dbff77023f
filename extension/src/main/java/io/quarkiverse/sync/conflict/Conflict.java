package io.quarkiverse.sync.conflict;

import java.time.Instant;

import io.quarkiverse.sync.RecordState;

/**
 * Two sides changed one record since they last agreed.
 *
 * @param base what both held when they last agreed; Unknown where nobody can tell
 * @param local Present or Deleted
 * @param remote Present or Deleted
 * @param localChangedAt when the local change was captured
 * @param now the time of this resolution
 */
public record Conflict(String collection, String id, RecordState base, RecordState local, RecordState remote,
        Instant localChangedAt, Instant now) {
}
