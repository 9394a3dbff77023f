package io.quarkiverse.sync.entities.runtime.capture;

import io.quarkiverse.sync.RecordState;

/**
 * What one transaction did to one record, all in all.
 *
 * @param old the record before the transaction: Present, Absent or Unknown
 */
public record CapturedChange(String collection, String id, Operation operation, RecordState old) {

    public enum Operation {
        INSERT,
        UPDATE,
        DELETE
    }
}
