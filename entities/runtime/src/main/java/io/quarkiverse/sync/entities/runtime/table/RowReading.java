package io.quarkiverse.sync.entities.runtime.table;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.entities.runtime.capture.CapturedChange.Operation;
import io.quarkiverse.sync.entities.runtime.document.EmbeddableCodec;
import io.quarkiverse.sync.entities.runtime.document.Field;
import io.quarkiverse.sync.entities.runtime.document.HibernateDocuments;
import io.quarkiverse.sync.store.CollectionSchema.UnmappableException;

/** Finds out what there is to write for a record, if anything. */
final class RowReading {

    private final HibernateDocuments documents;
    private final Set<String> wanted;

    /** @param wanted the only fields to be written to rows that are there; empty: all */
    RowReading(HibernateDocuments documents, Set<String> wanted) {
        this.documents = documents;
        this.wanted = wanted;
    }

    /** @throws UnmappableException if a value does not fit */
    Optional<RowWrite> write(RemoteRecord record, Object key, Optional<Document> stored) {
        if (record.state() instanceof RecordState.Present present) {
            Map<Field, Object> values = stored.isPresent() ? changed(present.document(), stored.get())
                    : all(present.document());
            return stored.isPresent() && values.isEmpty() ? Optional.empty()
                    : Optional.of(new RowWrite(record.id(), key, stored.isPresent() ? Operation.UPDATE : Operation.INSERT,
                            stored, values));
        }
        return stored.map(row -> new RowWrite(record.id(), key, Operation.DELETE, stored, Map.of()));
    }

    private Map<Field, Object> all(Document document) {
        Map<Field, Object> values = new LinkedHashMap<>();
        for (Field field : documents.attributes()) {
            JsonNode value = document.get(field.name());
            if (!value.isMissingNode()) {
                values.put(field, field.decode(value));
            }
        }
        return values;
    }

    private Map<Field, Object> changed(Document document, Document stored) {
        Map<Field, Object> values = new LinkedHashMap<>();
        for (Field field : documents.attributes()) {
            JsonNode value = document.get(field.name());
            if (value.isMissingNode() || !wanted.isEmpty() && !wanted.contains(field.name())) {
                continue;
            }
            Object decoded = field.decode(whole(field, value, stored.get(field.name())));
            if (decoded == null && field.isPrimitive()) {
                throw new UnmappableException("field '" + field.name() + "' cannot be empty here, but came as null");
            }
            if (!Document.same(field.encode(decoded, null), stored.get(field.name()))) {
                values.put(field, decoded);
            }
        }
        return values;
    }

    /** Absent means leave alone inside an embeddable too. */
    private static JsonNode whole(Field field, JsonNode value, JsonNode stored) {
        if (!(field.codec() instanceof EmbeddableCodec embeddable) || !value.isObject() || !stored.isObject()) {
            return value;
        }
        ObjectNode whole = stored.deepCopy();
        embeddable.fields().stream().filter(part -> value.has(part.name())).forEach(
                part -> whole.set(part.name(), whole(part, value.get(part.name()), stored.path(part.name()))));
        return whole;
    }
}
