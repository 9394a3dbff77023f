package io.quarkiverse.sync.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import io.quarkiverse.sync.QuarantinedRecord;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.RecordState.Deleted;

/** Writes what is set aside as JSON while it is read. */
final class QuarantineExport {

    private final QuarantineReader reader;

    QuarantineExport(QuarantineReader reader) {
        this.reader = reader;
    }

    void write(OutputStream out) {
        try (JsonGenerator json = new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            json.writeStartArray();
            reader.read(Integer.MAX_VALUE, record -> write(json, record));
            json.writeEndArray();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static UncheckedIOException failed(IOException e) {
        return new UncheckedIOException("what is set aside could not be written", e);
    }

    private static void write(JsonGenerator json, QuarantinedRecord record) {
        try {
            json.writeStartObject();
            json.writeStringField("collection", record.collection());
            json.writeStringField("recordId", record.recordId());
            json.writeStringField("direction", record.direction().name());
            json.writeStringField("reason", record.reason());
            json.writeStringField("message", record.message());
            optional(json, "blockedBy", record.blockedBy());
            json.writeNumberField("attempts", record.attempts());
            optional(json, "nextAttemptAt", record.nextAttemptAt());
            state(json, "local", record.local());
            state(json, "remote", record.remote());
            optional(json, "raw", record.raw());
            json.writeEndObject();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static void optional(JsonGenerator json, String name, Optional<?> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get().toString());
        }
    }

    /** The document of one that is there, the last image of a deleted one. */
    private static void state(JsonGenerator json, String name, RecordState state) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("state", state.getClass().getSimpleName().toUpperCase(Locale.ROOT));
        if (state.image().isPresent()) {
            json.writeFieldName("document");
            json.writeRawValue(state.image().get().toString());
        }
        if (state instanceof Deleted deleted) {
            optional(json, "deletedAt", deleted.deletedAt());
        }
        json.writeEndObject();
    }
}
