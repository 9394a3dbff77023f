package io.quarkiverse.sync.server.runtime.pull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.server.runtime.Json;
import io.quarkiverse.sync.server.runtime.WireDocument;

/**
 * Writes the records of a page as {@link WireDocument#live} tells them, one after the other by one generator: a copy of the
 * tree and a call of the mapper for each of them cost as much again as the writing.
 */
final class DocumentWriter {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final SerializerProvider provider = Json.MAPPER.getSerializerProviderInstance();
    private final JsonGenerator json;

    DocumentWriter() {
        try {
            json = Json.MAPPER.createGenerator(out).setRootValueSeparator(null);
        } catch (IOException e) {
            throw new UncheckedIOException("bytes can always be written", e);
        }
    }

    byte[] live(Document document) {
        out.reset();
        try {
            json.writeStartObject();
            for (Map.Entry<String, JsonNode> field : document.properties()) {
                json.writeFieldName(field.getKey());
                field.getValue().serialize(json, provider);
            }
            json.writeBooleanField(WireDocument.DELETED, false);
            json.writeEndObject();
            json.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("a tree can always be written", e);
        }
        return out.toByteArray();
    }
}
