package io.quarkiverse.sync;

/** The run was cancelled or its time ran out. It stopped at the edge of a transaction; the next run goes on from there. */
public final class SyncCancelledException extends SyncException {
    /** For the engine. */
    public SyncCancelledException(String message) {
        super(message, null);
    }
}
