package io.quarkiverse.sync.engine;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.ConflictRecord;
import io.quarkiverse.sync.store.ConflictRecord.State;

/** From one state of a conflict to the next. */
final class Conflicts {

    private Conflicts() {
    }

    static ConflictRecord opened(UUID conflictId, String collection, Change change, RemoteRecord remote, Instant at) {
        return new ConflictRecord(conflictId, collection, change.id(), State.OPEN, change.base(), change.local(), remote,
                change.revision(), at, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static ConflictRecord decided(ConflictRecord conflict, Optional<String> resolver, String resolution, RecordState outcome,
            Instant now) {
        return new ConflictRecord(conflict.conflictId(), conflict.collection(), conflict.id(), State.DECIDED, conflict.base(),
                conflict.local(), conflict.remote(), conflict.revision(), conflict.openedAt(), resolver,
                Optional.of(resolution), Optional.of(outcome), Optional.of(now));
    }

    static ConflictRecord waiting(ConflictRecord conflict, String resolver, String reason) {
        return new ConflictRecord(conflict.conflictId(), conflict.collection(), conflict.id(), State.WAITING, conflict.base(),
                conflict.local(), conflict.remote(), conflict.revision(), conflict.openedAt(), Optional.of(resolver),
                Optional.of(reason), Optional.empty(), Optional.empty());
    }

    /** The same conflict with the local side as it is now. */
    static ConflictRecord reopened(ConflictRecord conflict, Change now) {
        return new ConflictRecord(conflict.conflictId(), conflict.collection(), conflict.id(), State.OPEN, now.base(),
                now.local(), conflict.remote(), now.revision(), conflict.openedAt(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty());
    }

    /** Still undecided, with the local side as it is now. */
    static ConflictRecord edited(ConflictRecord conflict, Change now) {
        return new ConflictRecord(conflict.conflictId(), conflict.collection(), conflict.id(), conflict.state(), now.base(),
                now.local(), conflict.remote(), now.revision(), conflict.openedAt(), conflict.resolver(),
                conflict.resolution(), Optional.empty(), Optional.empty());
    }
}
