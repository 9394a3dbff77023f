package io.quarkiverse.sync.server.runtime.push;

import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.store.CollectionSchema.UnmappableException;

/**
 * Whether a row may be written, given what the hub holds under lock.
 *
 * @param holdable a document as far as the hub can hold it; the rest of what a client assumes cannot be compared
 * @param serverManaged fields left out of the comparison
 * @param older the client has an older version of the collection: only the fields that it knows are compared
 * @param profile the client says of a deletion that it assumes when it was
 */
record CompareAndSet(UnaryOperator<Document> holdable, Set<String> serverManaged, boolean older, boolean profile) {

    enum Decision {
        WRITE,
        CONFLICT,
        /** The hub never heard of the record that is to be deleted; a tombstone tells those who have it. */
        BURY,
        /** Deleted on both sides. */
        AGREED
    }

    /** @param held Present; Deleted where there is a tombstone; Absent where there is neither row nor tombstone */
    Decision decide(RecordState held, PushRow row) {
        if (held instanceof RecordState.Present present) {
            return row.assumed().isPresent() && same(row.assumed().get(), present.document()) ? Decision.WRITE
                    : Decision.CONFLICT;
        }
        if (row.deletes()) {
            return held instanceof RecordState.Deleted ? Decision.AGREED : Decision.BURY;
        }
        if (held instanceof RecordState.Deleted tombstone) {
            return row.assumed().filter(assumed -> same(assumed, tombstone)).isPresent() ? Decision.WRITE : Decision.CONFLICT;
        }
        // A client that has seen the record saw one whose tombstone is purged: to insert it would bring it back to life.
        return row.assumed().isEmpty() || row.assumed().get().gone() ? Decision.WRITE : Decision.CONFLICT;
    }

    /**
     * A record may have lived and died again since the deletion that is assumed, so it has to be this one; nothing but its time
     * tells. A plain client has no time, and holds tombstones of its own making, which need not look like the hub's: to it all
     * deletions of a record are one state, which recurs, and no comparison can tell a recreation that comes late.
     */
    private boolean same(RecordState assumed, RecordState.Deleted tombstone) {
        return assumed instanceof RecordState.Deleted deleted
                && (!profile || deleted.deletedAt().equals(tombstone.deletedAt()));
    }

    private boolean same(RecordState assumed, Document master) {
        if (!(assumed instanceof RecordState.Present present)) {
            return false;
        }
        Optional<Document> comparable = comparable(present.document());
        if (comparable.isEmpty()) {
            return false;
        }
        Document held = master.without(serverManaged);
        return comparable.get().equals(older ? held.only(comparable.get().fields()) : held);
    }

    private Optional<Document> comparable(Document assumed) {
        try {
            return Optional.of(holdable.apply(assumed).without(serverManaged));
        } catch (UnmappableException e) {
            // What the hub cannot hold it does not hold.
            return Optional.empty();
        }
    }
}
