package io.quarkiverse.sync.server.runtime;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;

/** Records as they stand on the wire: the document's fields, and whether it is deleted. */
public final class WireDocument {

    public static final String DELETED = "_deleted";

    /** When, by the hub's clock; only for clients that speak the profile. */
    public static final String DELETED_AT = "_deletedAt";

    private WireDocument() {
    }

    public static ObjectNode live(Document document) {
        return document.toJson().put(DELETED, false);
    }

    public static ObjectNode deleted(RecordState.Deleted deleted, String idField, String id, boolean profile) {
        ObjectNode json = deleted.lastImage().map(Document::toJson).orElseGet(Json.MAPPER::createObjectNode);
        json.put(idField, id).put(DELETED, true);
        if (profile) {
            deleted.deletedAt().ifPresent(at -> json.put(DELETED_AT, at.toString()));
        }
        return json;
    }
}
