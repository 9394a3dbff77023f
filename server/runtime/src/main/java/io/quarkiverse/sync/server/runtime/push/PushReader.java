package io.quarkiverse.sync.server.runtime.push;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.server.runtime.HubError;
import io.quarkiverse.sync.server.runtime.Json;
import io.quarkiverse.sync.server.runtime.WireDocument;
import io.quarkiverse.sync.server.runtime.model.HubEntities;

/** Reads the body of a push, all of it before anything is taken; what does not fit is named with the index of its row. */
final class PushReader {

    private final String idField;

    PushReader(String idField) {
        this.idField = idField;
    }

    List<PushRow> read(byte[] body, int maxRows) {
        JsonNode rows = parse(body);
        if (!rows.isArray()) {
            throw HubError.malformed("The body of a push is a JSON array of rows");
        }
        if (rows.size() > maxRows) {
            throw HubError.of(413, "TOO_LARGE", "The push has %d rows, this hub takes %d at once; send smaller batches"
                    .formatted(rows.size(), maxRows));
        }
        List<PushRow> read = new ArrayList<>(rows.size());
        for (JsonNode row : rows) {
            read.add(row(read.size(), row));
        }
        return read;
    }

    private static JsonNode parse(byte[] body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw HubError.malformed("The body is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw HubError.malformed("The body cannot be read: " + e.getMessage());
        }
    }

    private PushRow row(int index, JsonNode row) {
        if (!row.isObject()) {
            throw malformed(index, "is not an object");
        }
        if (!(row.get("newDocumentState") instanceof ObjectNode sent)) {
            throw malformed(index, "has no object newDocumentState");
        }
        String id = id(index, sent);
        return new PushRow(id, changeId(index, row.path("changeId")), assumed(index, row.path("assumedMasterState")),
                state(index, sent), sent);
    }

    private String id(int index, ObjectNode sent) {
        JsonNode id = sent.path(idField);
        if (!id.isIntegralNumber() && (!id.isTextual() || id.textValue().isEmpty())) {
            throw malformed(index, "has no id: newDocumentState needs a text in the field " + idField);
        }
        // The tables of the hub hold no other, and an entry that the fold cannot move would stop it for good.
        if (id.asText().getBytes(StandardCharsets.UTF_8).length > HubEntities.LONGEST_ID || id.asText().indexOf('\0') >= 0) {
            throw malformed(index, "has an id of more than " + HubEntities.LONGEST_ID + " bytes or with a character 0");
        }
        return id.asText();
    }

    private static Optional<UUID> changeId(int index, JsonNode changeId) {
        if (changeId.isMissingNode() || changeId.isNull()) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(changeId.asText()));
        } catch (IllegalArgumentException e) {
            throw malformed(index, "has a changeId that is no UUID");
        }
    }

    private Optional<RecordState> assumed(int index, JsonNode assumed) {
        if (assumed.isMissingNode() || assumed.isNull()) {
            return Optional.empty();
        }
        if (!(assumed instanceof ObjectNode state)) {
            throw malformed(index, "has an assumedMasterState that is not an object");
        }
        return Optional.of(state(index, state));
    }

    private static RecordState state(int index, ObjectNode json) {
        JsonNode deleted = json.path(WireDocument.DELETED);
        if (!deleted.isMissingNode() && !deleted.isNull() && !deleted.isBoolean()) {
            throw malformed(index, "has a " + WireDocument.DELETED + " that is neither true nor false");
        }
        ObjectNode fields = json.deepCopy();
        fields.remove(List.of(WireDocument.DELETED, WireDocument.DELETED_AT));
        Document document = Document.owning(fields);
        return deleted.asBoolean() ? new RecordState.Deleted(Optional.of(document), time(json.path(WireDocument.DELETED_AT)))
                : RecordState.present(document);
    }

    /** What is no time is that of no deletion. */
    private static Optional<Instant> time(JsonNode text) {
        try {
            return text.isTextual() ? Optional.of(Instant.parse(text.textValue())) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static HubError malformed(int index, String what) {
        return HubError.malformed("Row " + index + " (counted from 0) " + what);
    }
}
