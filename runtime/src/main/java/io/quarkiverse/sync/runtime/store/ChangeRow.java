package io.quarkiverse.sync.runtime.store;

import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.Settlement.Due;

/**
 * A row of {@code sync_change}.
 *
 * @param change without local state and shadow
 * @param kind what the change is pushed as, so that {@link Due} can be looked for without looking at the records
 */
record ChangeRow(Change change, Due kind) {

    static ChangeRow of(Change change) {
        return new ChangeRow(change, kind(change));
    }

    private static Due kind(Change change) {
        if (change.base() instanceof RecordState.Unknown) {
            return Due.UNKNOWN_BASE;
        }
        return change.local().gone() ? Due.DELETES : Due.UPSERTS;
    }
}
