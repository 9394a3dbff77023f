package io.quarkiverse.sync.server.runtime.feed;

import java.time.Instant;
import java.util.Optional;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;

/**
 * A change in the feed. It tells that the record changed at this position; what it holds now, its row tells.
 *
 * @param image what a deleted record held last, where known
 */
public record FeedEntry(Position position, String id, boolean deleted, Optional<Document> image, Instant changedAt) {

    public RecordState.Deleted tombstone() {
        return new RecordState.Deleted(image, Optional.of(changedAt));
    }
}
