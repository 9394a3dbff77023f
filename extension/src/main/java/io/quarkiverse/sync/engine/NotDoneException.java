package io.quarkiverse.sync.engine;

import io.quarkiverse.sync.SyncResult.SyncError;

/** Undoes the transaction that it is thrown in; what was asked for is answered with the error. */
final class NotDoneException extends RuntimeException {

    private final transient SyncError error;

    NotDoneException(SyncError error) {
        super(error.message());
        this.error = error;
    }

    SyncError error() {
        return error;
    }
}
