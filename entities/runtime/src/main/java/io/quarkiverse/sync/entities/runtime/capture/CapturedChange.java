package io.quarkiverse.sync.entities.runtime.capture;

import java.nio.charset.StandardCharsets;

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
        require(id.length(), characters, "characters");
    }

    /** As {@link #requireIdOf}, in UTF-8. */
    public void requireIdOfBytes(int bytes) {
        require(id.getBytes(StandardCharsets.UTF_8).length, bytes, "bytes");
    }

    private void require(int length, int most, String unit) {
        if (length > most) {
            throw new ChangeTrackingException(("A record of '%s' has an id of %d %s, and no more than %d can be "
                    + "synchronized, so the transaction is rolled back. The id begins with '%s'. Use shorter ids, or a UUID as "
                    + "@Id with a unique constraint over the long value.")
                    .formatted(collection, length, unit, most, id.substring(0, Math.min(id.length(), 40))), null);
        }
    }
}
