package io.quarkiverse.sync.entities.runtime.table;

import java.util.Map;
import java.util.Optional;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.entities.runtime.capture.CapturedChange;
import io.quarkiverse.sync.entities.runtime.capture.CapturedChange.Operation;
import io.quarkiverse.sync.entities.runtime.document.Field;

/**
 * One row that is to be written.
 *
 * @param stored the row as it is, empty for an insert
 * @param values what is written, by field; empty for a delete
 */
record RowWrite(String id, Object key, Operation operation, Optional<Document> stored, Map<Field, Object> values) {

    /** The same row, of which other values are written. */
    RowWrite with(Map<Field, Object> others) {
        return new RowWrite(id, key, operation, stored, others);
    }

    CapturedChange captured(String collection) {
        RecordState old = stored.<RecordState> map(RecordState.Present::new).orElseGet(RecordState.Absent::new);
        return new CapturedChange(collection, id, operation, old);
    }
}
