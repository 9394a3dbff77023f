package io.quarkiverse.sync.entities.runtime.capture;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Changes of one transaction in one persistence unit: all of them, or one spill of a huge transaction.
 *
 * @param origin the remote whose records the transaction applies; empty: the application itself, or a push taken by the hub
 */
public record CaptureBatch(String persistenceUnit, Instant capturedAt, Optional<String> origin, List<CapturedChange> changes) {

    /** The most changes that a batch has. */
    public static final int LIMIT = 500;
}
