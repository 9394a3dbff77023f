package io.quarkiverse.sync.samples.quickstart.edge;

import java.time.Instant;

import io.quarkiverse.sync.PendingChange;
import io.quarkiverse.sync.RecordState;

/** A change that waits to be pushed, as the page shows it. */
public record WaitingChange(String collection, String id, String title, String what, Instant since, String problem) {

    static WaitingChange of(PendingChange change) {
        String what = change.local() instanceof RecordState.Deleted ? "deleted"
                : change.base() instanceof RecordState.Absent ? "new" : "changed";
        return new WaitingChange(change.collection(), change.recordId(),
                States.title(change.recordId(), change.local(), change.base()), what, change.changedAt(),
                change.problem().orElse(null));
    }
}
