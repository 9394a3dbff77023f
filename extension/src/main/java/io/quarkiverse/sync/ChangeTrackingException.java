package io.quarkiverse.sync;

/** Local changes could not be read or recorded. Nothing was sent for them. */
public final class ChangeTrackingException extends SyncException {
    /** @param cause what the store threw */
    public ChangeTrackingException(String message, Throwable cause) {
        super(message, cause);
    }
}
