package io.quarkiverse.sync.store;

import java.time.Instant;
import java.util.Map;

import io.quarkiverse.sync.RecordState;

/**
 * What one application transaction changed.
 *
 * @param before the records' states before it; Unknown after a bulk statement
 */
record MemoryCapture(Instant at, Map<MemoryKey, RecordState> before) {
}
