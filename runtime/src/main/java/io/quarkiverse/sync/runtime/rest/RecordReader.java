package io.quarkiverse.sync.runtime.rest;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.runtime.store.StoreTables;

/** Reads one document of the wire, whose own members ({@code _deleted}, {@code _deletedAt}) are no fields of the record. */
final class RecordReader {

    static final String DELETED = "_deleted";
    static final String DELETED_AT = "_deletedAt";

    private final String idField;

    RecordReader(String idField) {
        this.idField = idField;
    }

    /** The id as text, where the document has a usable one. */
    Optional<String> id(JsonNode document) {
        JsonNode id = document.path(idField);
        return Optional.of(id).filter(node -> node.isTextual() || node.isIntegralNumber()).map(JsonNode::asText)
                .filter(RecordReader::usable);
    }

    private static boolean usable(String id) {
        return !id.isEmpty() && id.length() <= StoreTables.LONGEST_ID && id.indexOf('\0') < 0;
    }

    /** @throws UnreadableException if it is no record; its message says why */
    RemoteRecord read(JsonNode json) throws UnreadableException {
        if (!(json instanceof ObjectNode object)) {
            throw new UnreadableException("is not an object");
        }
        String id = id(json)
                .orElseThrow(() -> new UnreadableException("has no id that can be kept: the field '%s' is %s".formatted(idField,
                        json.has(idField) ? json.get(idField) : "missing")));
        JsonNode deleted = object.remove(DELETED);
        JsonNode deletedAt = object.remove(DELETED_AT);
        if (deleted != null && !deleted.isBoolean()) {
            throw new UnreadableException("'%s' is %s, not true or false".formatted(DELETED, deleted));
        }
        Document document = Document.owning(object);
        return new RemoteRecord(id, deleted == null || !deleted.booleanValue() ? RecordState.present(document)
                : new RecordState.Deleted(Optional.of(document), time(deletedAt)));
    }

    private static Optional<Instant> time(JsonNode text) throws UnreadableException {
        if (text == null || text.isNull()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text.asText()).toInstant());
        } catch (DateTimeParseException e) {
            throw new UnreadableException("'%s' is %s, not a time".formatted(DELETED_AT, text));
        }
    }

    static final class UnreadableException extends Exception {
        UnreadableException(String message) {
            super(message);
        }
    }
}
