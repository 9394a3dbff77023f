package io.quarkiverse.sync.engine;

import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.RecordState.Absent;
import io.quarkiverse.sync.RecordState.Deleted;
import io.quarkiverse.sync.RecordState.Present;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.store.Change;

/** The table for pulled records that are dirty here. Pure. */
final class PullSettling {

    private final DocumentView view;
    private final DocumentView sentView;

    PullSettling(DocumentView view) {
        this(view, view);
    }

    /** @param sentView how what was sent was compared, if not as today */
    PullSettling(DocumentView view, DocumentView sentView) {
        this.view = view;
        this.sentView = sentView;
    }

    /** @param remote what the hub holds, as far as it can be held here */
    PullVerdict settle(Change change, RecordState remote) {
        int own = sentView.taken(change.sent(), remote);
        boolean deletedSince = own >= 0 && !sentView.hash(remote).equals(change.sent().get(own));
        if (deletedSince) {
            return change.local() instanceof Present && view.hash(change.local()).equals(change.sent().get(own))
                    ? new PullVerdict.TakenAndDeleted()
                    : new PullVerdict.Conflicting(change.sent().subList(own + 1, change.sent().size()));
        }
        RecordState known = change.shadow().map(RemoteRecord::state).orElse(change.base());
        if (!change.sent().isEmpty() && change.local() instanceof Present && DocumentView.deletedAgain(known, remote)) {
            return new PullVerdict.Conflicting(change.sent());
        }
        boolean insert = change.base() instanceof Absent && change.local() instanceof Present;
        if (!insert && view.same(remote, change.base())) {
            return new PullVerdict.Known();
        }
        if (view.same(remote, change.local())) {
            return new PullVerdict.Agreed();
        }
        if (own >= 0) {
            return new PullVerdict.Rebased(change.sent().subList(own + 1, change.sent().size()));
        }
        return insert && remote instanceof Deleted && change.sent().isEmpty() ? new PullVerdict.Rebased(change.sent())
                : new PullVerdict.Conflicting(change.sent());
    }
}
