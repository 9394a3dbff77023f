package io.quarkiverse.sync.engine;

import java.util.List;

import io.quarkiverse.sync.RecordState.Present;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.Settlement.Due;

/** Changes that go up together: records parents first, then deletions children first. */
enum Wave {
    UPSERTS(Due.UPSERTS),
    UPSERTS_OF_UNKNOWN_BASE(Due.UNKNOWN_BASE),
    DELETES(Due.DELETES),
    DELETES_OF_UNKNOWN_BASE(Due.UNKNOWN_BASE);

    static final List<Wave> UPSERT_WAVES = List.of(UPSERTS, UPSERTS_OF_UNKNOWN_BASE);
    static final List<Wave> DELETE_WAVES = List.of(DELETES, DELETES_OF_UNKNOWN_BASE);

    private final Due due;

    Wave(Due due) {
        this.due = due;
    }

    Due due() {
        return due;
    }

    /** A change may have become of another kind since it was listed. */
    boolean takes(Change change) {
        return (change.local() instanceof Present) == UPSERT_WAVES.contains(this);
    }

    boolean knowsBase() {
        return due != Due.UNKNOWN_BASE;
    }
}
