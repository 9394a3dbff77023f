package io.quarkiverse.sync.adapter;

import java.util.Optional;

import io.quarkiverse.sync.RecordState;

/**
 * A record as the hub holds it.
 *
 * @param state Present or Deleted
 * @param version ETag or version token of the hub, where it gives one
 */
public record RemoteRecord(String id, RecordState state, Optional<String> version) {

    public RemoteRecord(String id, RecordState state) {
        this(id, state, Optional.empty());
    }
}
