package io.quarkiverse.sync.entities.runtime.capture;

import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.entities.runtime.capture.CapturedChange.Operation;

/** What a transaction did to one record so far. */
final class RecordCapture {

    private RecordState old;
    private Operation operation;

    boolean lacksOld() {
        return old == null;
    }

    /** The first one is kept. */
    void old(RecordState state) {
        if (old == null) {
            old = state;
        }
    }

    void happened(Operation next) {
        if (next == Operation.INSERT) {
            old(new RecordState.Absent());
        }
        operation = operation == null ? next : switch (operation) {
            case INSERT -> next == Operation.DELETE ? null : Operation.INSERT;
            case UPDATE -> next == Operation.DELETE ? Operation.DELETE : Operation.UPDATE;
            case DELETE -> next == Operation.DELETE ? Operation.DELETE : Operation.UPDATE;
        };
    }

    /** An upsert: what it did shows in what was there before. */
    void stored() {
        happened(old instanceof RecordState.Absent ? Operation.INSERT : Operation.UPDATE);
    }

    /** False while nothing happened in the end: not yet, or an insert that was deleted again. */
    boolean changed() {
        return operation != null;
    }

    CapturedChange toChange(String collection, String id) {
        return new CapturedChange(collection, id, operation, old == null ? new RecordState.Unknown() : old);
    }
}
