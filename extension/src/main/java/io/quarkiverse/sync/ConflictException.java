package io.quarkiverse.sync;

import io.quarkiverse.sync.conflict.Conflict;

/** A conflict was met and the conflict strategy is to fail. Nothing was overwritten; the conflict stays open. */
public final class ConflictException extends SyncException {

    private final transient Conflict conflict;

    /** For resolvers that do not decide. */
    public ConflictException(Conflict conflict) {
        super("record '%s' of collection '%s' was changed here and at the hub, and its conflict strategy is 'fail'"
                .formatted(conflict.id(), conflict.collection()), null);
        this.conflict = conflict;
    }

    /** The first conflict that was met; null after serialization. */
    public Conflict conflict() {
        return conflict;
    }
}
