package io.quarkiverse.sync.server.runtime.push;

import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;

/**
 * A row of a push.
 *
 * @param assumed what the client believes that the hub holds, Present or Deleted; empty: nothing
 * @param sent what the record is to become, Present or Deleted
 * @param json {@code newDocumentState} as it came
 */
record PushRow(String id, Optional<UUID> changeId, Optional<RecordState> assumed, RecordState sent, ObjectNode json) {

    PushRow withId(String canonical) {
        return new PushRow(canonical, changeId, assumed, sent, json);
    }

    /** The document that came, of a deletion too. */
    Document document() {
        return sent.image().orElseThrow();
    }

    boolean deletes() {
        return sent instanceof RecordState.Deleted;
    }

    String stateHash() {
        return (deletes() ? "deleted:" : "") + document().hash();
    }

    /** A row is itself, whatever another may hold; documents are costly to compare. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
