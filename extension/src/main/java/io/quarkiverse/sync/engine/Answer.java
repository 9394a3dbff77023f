package io.quarkiverse.sync.engine;

import java.util.Optional;

import io.quarkiverse.sync.conflict.Resolution;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.ConflictRecord;

/**
 * What a resolver said.
 *
 * @param change the local side that it was asked about
 * @param failure why there is no resolution
 */
record Answer(ConflictRecord conflict, Change change, Optional<Resolution> resolution, String failure) {

    static Answer of(ConflictRecord conflict, Change change, Resolution resolution) {
        return new Answer(conflict, change, Optional.of(resolution), "");
    }

    static Answer failed(ConflictRecord conflict, Change change, String why) {
        return new Answer(conflict, change, Optional.empty(), why);
    }
}
