package io.quarkiverse.sync.entities.runtime.capture;

import io.quarkiverse.sync.ChangeTrackingException;
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

    /**
     * One whose id no table of ours can hold would stop the fold, and with it everything that the application has changed.
     *
     * @throws ChangeTrackingException if the id has more characters
     */
    public void requireIdOf(int characters) {
        if (id.length() > characters) {
            throw new ChangeTrackingException(("A record of '%s' has an id of %d characters, and no more than %d can be "
                    + "synchronized, so the transaction is rolled back. The id begins with '%s'. Use shorter ids, or a UUID as "
                    + "@Id with a unique constraint over the long value.")
                    .formatted(collection, id.length(), characters, id.substring(0, Math.min(characters, 40))), null);
        }
    }
}
