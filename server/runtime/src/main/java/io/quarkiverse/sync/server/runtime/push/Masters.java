package io.quarkiverse.sync.server.runtime.push;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.server.runtime.WireDocument;

/** The hub's state of a record as the answer to a push tells it. */
record Masters(String idField, boolean profile) {

    /** In a conflict. What the client assumes of a record that the hub does not know was deleted, and its tombstone purged. */
    ObjectNode of(RecordState held, PushRow row) {
        if (held instanceof RecordState.Present present) {
            return WireDocument.live(present.document());
        }
        RecordState.Deleted deleted = held instanceof RecordState.Deleted tombstone ? tombstone
                : new RecordState.Deleted(row.assumed().flatMap(RecordState::image), Optional.empty());
        return WireDocument.deleted(deleted, idField, row.id(), profile);
    }

    /** For a refused row: what the hub has, else the row as it came, deleted, so that the client takes it out. */
    ObjectNode instead(RecordState held, PushRow row) {
        return held instanceof RecordState.Present present ? WireDocument.live(present.document())
                : row.json().deepCopy().put(WireDocument.DELETED, true);
    }

    /** What is held of a row that was taken before, where it is not what was sent. */
    Optional<ObjectNode> since(PushRow row, RecordState held) {
        if (row.deletes() && held.gone()) {
            return Optional.empty();
        }
        return held instanceof RecordState.Present present && !row.deletes() ? stored(row, Optional.of(present.document()))
                : Optional.of(of(held, row));
    }

    /** What was stored, where it is not what was sent. */
    Optional<ObjectNode> stored(PushRow row, Optional<Document> stored) {
        return stored.filter(document -> !document.equals(row.document())).map(WireDocument::live);
    }
}
