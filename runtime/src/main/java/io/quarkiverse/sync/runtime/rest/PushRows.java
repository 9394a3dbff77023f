package io.quarkiverse.sync.runtime.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.adapter.PushChange;

/** Writes the body of one push. */
final class PushRows {

    private final String idField;
    private final boolean profile;

    PushRows(String idField, boolean profile) {
        this.idField = idField;
        this.profile = profile;
    }

    byte[] write(List<PushChange> changes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = Json.MAPPER.createGenerator(out)) {
            json.writeStartArray();
            for (PushChange change : changes) {
                json.writeStartObject();
                if (profile) {
                    json.writeStringField("changeId", change.changeId().toString());
                }
                Optional<ObjectNode> assumed = document(change.id(), change.assumed());
                if (assumed.isPresent()) {
                    if (profile && change.assumed() instanceof RecordState.Deleted deleted) {
                        // Tells which deletion: the record may have lived and died again.
                        deleted.deletedAt().ifPresent(at -> assumed.get().put(RecordReader.DELETED_AT, at.toString()));
                    }
                    json.writePOJOField("assumedMasterState", assumed.get());
                }
                json.writePOJOField("newDocumentState", document(change.id(), change.state()).orElseThrow());
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException("documents can always be written to memory", e);
        }
        return out.toByteArray();
    }

    /** Empty for a record that never was, or of which nothing is known. */
    private Optional<ObjectNode> document(String id, RecordState state) {
        if (state instanceof RecordState.Absent || state instanceof RecordState.Unknown) {
            return Optional.empty();
        }
        ObjectNode json = state.image().map(Document::toJson).orElseGet(Json.MAPPER::createObjectNode);
        if (!json.has(idField)) {
            json.put(idField, id);
        }
        return Optional.of(json.put(RecordReader.DELETED, state instanceof RecordState.Deleted));
    }
}
