package io.quarkiverse.sync.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.RecordState.Deleted;
import io.quarkiverse.sync.RecordState.Present;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.CollectionSchema;

/**
 * Documents of a collection as they are compared: what a record can hold here, without fields that are not pulled and
 * fields that the hub manages.
 */
final class DocumentView {

    private final CollectionSchema schema;
    private final Set<String> fields;
    private final Set<String> serverManaged;

    DocumentView(CollectionSchema schema, Set<String> fields, Set<String> serverManaged) {
        this.schema = schema;
        this.fields = new HashSet<>(fields);
        if (!fields.isEmpty()) {
            this.fields.add(schema.idField());
        }
        this.serverManaged = serverManaged;
    }

    /**
     * What the hub holds, as far as a record can hold it here.
     *
     * @throws CollectionSchema.UnmappableException if a value does not fit
     */
    RecordState held(RemoteRecord remote) {
        return remote.state() instanceof Present present ? RecordState.present(schema.holdable(present.document()))
                : remote.state();
    }

    /** The hub's document as a resolver reads it: fields that can be held here as they would be, the others as they are. */
    RecordState readable(RemoteRecord remote) {
        if (!(remote.state() instanceof Present present)) {
            return remote.state();
        }
        ObjectNode readable = present.document().without(schema.fields()).toJson();
        Document held = schema.holdable(present.document());
        held.fields().forEach(field -> readable.set(field, held.get(field)));
        return RecordState.present(Document.owning(readable));
    }

    /** Only the fields that are pulled. */
    Document pulled(Document document) {
        return fields.isEmpty() ? document : document.only(fields);
    }

    RemoteRecord pulled(RemoteRecord remote) {
        return fields.isEmpty() || !(remote.state() instanceof Present present) ? remote
                : new RemoteRecord(remote.id(), RecordState.present(present.document().only(fields)), remote.version());
    }

    /** The same view, without these fields when states are compared. */
    DocumentView ignoring(Set<String> more) {
        Set<String> ignored = new HashSet<>(serverManaged);
        ignored.addAll(more);
        return more.isEmpty() ? this : new DocumentView(schema, fields, ignored);
    }

    /** Whether two states that can be held here agree; Unknown agrees with nothing. */
    boolean same(RecordState a, RecordState b) {
        return a instanceof Present left && b instanceof Present right
                ? compared(left.document()).equals(compared(right.document()))
                : a.agreesWith(b);
    }

    /** The hash of a state that can be held here, as it is kept of what was sent. */
    String hash(RecordState state) {
        return state instanceof Present present ? compared(present.document()).hash() : Change.DELETED;
    }

    /**
     * Which of the states that were sent the hub has taken last, -1 if none: it holds that state, or held it when it was
     * deleted.
     */
    int taken(List<String> sent, RecordState remote) {
        int held = sent.indexOf(hash(remote));
        return held >= 0 || !(remote instanceof Deleted) ? held : remote.image().map(image -> sentAs(sent, image)).orElse(-1);
    }

    private int sentAs(List<String> sent, Document image) {
        try {
            return sent.indexOf(hash(RecordState.present(schema.holdable(image))));
        } catch (CollectionSchema.UnmappableException e) {
            // What cannot be held here never came from here.
            return -1;
        }
    }

    private Document compared(Document document) {
        Document pulled = pulled(document);
        return serverManaged.isEmpty() ? pulled : pulled.without(serverManaged);
    }

    /**
     * Whether the record has lived again since the deletion that is known: the two tombstones tell of different documents.
     * While something sent is unanswered, that life may have been ours.
     */
    static boolean deletedAgain(RecordState known, RecordState remote) {
        return known instanceof Deleted && remote instanceof Deleted && known.image().isPresent()
                && remote.image().isPresent() && !known.image().equals(remote.image());
    }

    /**
     * Whether the hub answers with what was assumed, to the letter. Two deletions of a hub that says when are only one if they
     * were at the same time.
     */
    static boolean verbatim(RecordState master, RecordState assumed) {
        if (master instanceof Present left && assumed instanceof Present right) {
            return left.document().verbatim(right.document());
        }
        return master instanceof Deleted left && assumed instanceof Deleted right
                && (left.deletedAt().isEmpty() || left.deletedAt().equals(right.deletedAt()))
                && left.image().isPresent() == right.image().isPresent()
                && (left.image().isEmpty() || left.image().get().verbatim(right.image().get()));
    }
}
