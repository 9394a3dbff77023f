package io.quarkiverse.sync;

/** Local changes could not be read or recorded. Nothing was sent for them. */
public final class ChangeTrackingException extends SyncException {
    public ChangeTrackingException(String message, Throwable cause) {
        super(message, cause);
    }
}
