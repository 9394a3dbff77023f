package io.quarkiverse.sync.adapter;

import java.util.Optional;
import java.util.UUID;

import io.quarkiverse.sync.RecordState;

/**
 * One local change as it goes over the wire.
 *
 * @param changeId the same for every attempt to send the same content, until it is decided that the content goes on top of
 *        what the hub holds since
 * @param assumed what the hub is assumed to hold, to the letter where known: Present, Deleted with its last image, or Absent
 *        (also where unknown: the hub then answers with a conflict if it has the record)
 * @param assumedVersion the hub's version token of {@code assumed}, where it gave one
 * @param state what the record shall be: Present or Deleted (with an image where one is known)
 */
public record PushChange(UUID changeId, String id, RecordState assumed, Optional<String> assumedVersion, RecordState state) {
}
