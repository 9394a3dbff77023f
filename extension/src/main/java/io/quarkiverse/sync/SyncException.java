package io.quarkiverse.sync;

import java.util.Optional;

/** A run failed. Unchecked; what earlier collections achieved is in {@link #partialResult()} and stays achieved. */
public abstract sealed class SyncException extends RuntimeException
        permits NetworkException, ConflictException, SyncCancelledException, ConfigurationException, AdapterException,
        ChangeTrackingException {

    private transient SyncResult partialResult;

    SyncException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What the run had done when it failed; empty if it had not begun. Not serialized. */
    public Optional<SyncResult> partialResult() {
        return Optional.ofNullable(partialResult);
    }

    /** For the engine, once. */
    public SyncException withPartialResult(SyncResult result) {
        if (partialResult == null) {
            partialResult = result;
        }
        return this;
    }
}
