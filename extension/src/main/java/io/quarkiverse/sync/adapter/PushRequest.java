package io.quarkiverse.sync.adapter;

import java.util.List;
import java.util.Optional;

/**
 * Changes of one collection on their way to the hub.
 *
 * @param known the newest checkpoint the edge has of the collection, so that a restored hub can refuse before it takes anything
 */
public record PushRequest(String collection, int version, Optional<Checkpoint> known, List<PushChange> changes) {

    /** A request of exactly one change. */
    public record Single(String collection, int version, Optional<Checkpoint> known, PushChange change) {
    }
}
