package io.quarkiverse.sync.runtime.store;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.sync.entities.runtime.capture.CapturedChange;

/** A row of {@code sync_capture}; its entries are arrays of collection, id, operation and old state. */
record CapturePack(long number, Instant capturedAt, Optional<String> origin, List<CapturedChange> entries) {

    static String entries(Collection<CapturedChange> changes) {
        return text(json -> {
            json.writeStartArray();
            for (CapturedChange change : changes) {
                json.writeStartArray();
                json.writeString(change.collection());
                json.writeString(change.id());
                json.writeString(change.operation().name());
                json.writeRawValue(StateText.of(change.old()));
                json.writeEndArray();
            }
            json.writeEndArray();
        });
    }

    private interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    private static String text(Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = StateText.JSON.createGenerator(text)) {
            content.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("documents can always be written to memory", e);
        }
        return text.toString();
    }

    static List<CapturedChange> entries(String text) {
        List<CapturedChange> changes = new ArrayList<>();
        for (JsonNode entry : StateText.read(text)) {
            changes.add(new CapturedChange(entry.get(0).textValue(), entry.get(1).textValue(),
                    CapturedChange.Operation.valueOf(entry.get(2).textValue()), StateText.state(entry.get(3))));
        }
        return changes;
    }

    static String counts(Collection<CapturedChange> changes) {
        Map<String, Integer> counts = new TreeMap<>();
        changes.forEach(change -> counts.merge(change.collection(), 1, Integer::sum));
        return text(json -> {
            json.writeStartObject();
            for (Map.Entry<String, Integer> count : counts.entrySet()) {
                json.writeNumberField(count.getKey(), count.getValue());
            }
            json.writeEndObject();
        });
    }

    static Map<String, Integer> counts(String text) {
        Map<String, Integer> counts = new TreeMap<>();
        StateText.read(text).properties().forEach(count -> counts.put(count.getKey(), count.getValue().intValue()));
        return counts;
    }
}
