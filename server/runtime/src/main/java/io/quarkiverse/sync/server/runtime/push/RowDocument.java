package io.quarkiverse.sync.server.runtime.push;

import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.entities.runtime.model.EntityCollection;

/** What a row writes. */
record RowDocument(EntityCollection collection, Set<String> serverManaged) {

    /**
     * For an update a field that the client does not send stays as it is, unless the client assumed a value of it: then it took
     * the field out.
     */
    Document written(PushRow row, RecordState held) {
        Document sent = collection.holdable(row.document());
        if (!(held instanceof RecordState.Present)) {
            return sent;
        }
        ObjectNode written = sent.without(serverManaged).toJson();
        Document assumed = row.assumed().flatMap(RecordState::image).map(collection::holdable).orElseThrow();
        for (String field : assumed.fields()) {
            if (sent.get(field).isMissingNode() && !assumed.get(field).isNull() && !serverManaged.contains(field)) {
                written.putNull(field);
            }
        }
        return Document.owning(written);
    }

    /** The record as it will be, for validation. */
    Document whole(Document written, RecordState held) {
        if (!(held instanceof RecordState.Present present)) {
            return written;
        }
        ObjectNode whole = present.document().toJson();
        whole.setAll(written.toJson());
        return Document.owning(whole);
    }
}
