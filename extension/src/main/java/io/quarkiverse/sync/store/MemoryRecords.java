package io.quarkiverse.sync.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.adapter.RemoteRecord;

/** Records and the references between them, as one transaction sees and writes them. */
final class MemoryRecords {

    private final Map<String, CollectionSchema> schemas;
    private final MemoryView<MemoryKey, Document> records;
    private final MemoryView<MemoryReference, Boolean> references;
    private final Predicate<MemoryKey> lock;

    /** @param lock keeps a parent from being deleted while a record that refers to it is written */
    MemoryRecords(Map<String, CollectionSchema> schemas, MemoryData data, Predicate<MemoryKey> lock) {
        this.schemas = schemas;
        this.records = new MemoryView<>(data.records);
        this.references = new MemoryView<>(data.references);
        this.lock = lock;
    }

    Optional<Document> get(MemoryKey key) {
        return records.get(key);
    }

    Stream<Map.Entry<MemoryKey, Document>> after(MemoryKey key) {
        return records.after(key).takeWhile(entry -> entry.getKey().collection().equals(key.collection()));
    }

    /** @return why not */
    Optional<Settlement.Refusal> put(MemoryKey key, Document document) {
        List<MemoryReference> wanted = referencesOf(key, document);
        for (MemoryReference reference : wanted) {
            MemoryKey parent = reference.parent();
            if (!parent.equals(key)) {
                if (!lock.test(parent)) {
                    return Optional.of(new Settlement.Refusal(SetAside.Reason.LOCKED,
                            "its parent %s is locked by another transaction".formatted(parent),
                            Optional.of(parent.toString())));
                }
                if (records.get(parent).isEmpty()) {
                    return Optional.of(new Settlement.Refusal(SetAside.Reason.MISSING_PARENT,
                            "field '%s' refers to %s, which is not there".formatted(reference.field(), parent),
                            Optional.of(parent.toString())));
                }
            }
        }
        records.get(key).ifPresent(old -> referencesOf(key, old).forEach(references::remove));
        wanted.forEach(reference -> references.put(reference, true));
        records.put(key, document);
        return Optional.empty();
    }

    /** @return why not */
    Optional<Settlement.Refusal> apply(MemoryKey key, RemoteRecord record, Set<String> fields) {
        Optional<Document> old = records.get(key);
        if (!(record.state() instanceof RecordState.Present present)) {
            return old.isEmpty() ? Optional.empty() : delete(key);
        }
        Document written;
        try {
            Document holdable = schemas.get(key.collection()).holdable(present.document());
            written = old.isEmpty() || fields.isEmpty() ? holdable : merged(old.get(), holdable, fields);
        } catch (CollectionSchema.UnmappableException e) {
            return Optional.of(new Settlement.Refusal(SetAside.Reason.REFUSED, e.getMessage(), Optional.empty()));
        }
        return old.filter(written::equals).isPresent() ? Optional.empty() : put(key, written);
    }

    private static Document merged(Document old, Document incoming, Set<String> fields) {
        return old.patch(old.only(fields), incoming.only(fields));
    }

    /** @return why not */
    Optional<Settlement.Refusal> delete(MemoryKey key) {
        Optional<MemoryKey> child = references.after(MemoryReference.before(key)).map(Map.Entry::getKey)
                .takeWhile(reference -> reference.parent().equals(key)).map(MemoryReference::child)
                .filter(referrer -> !referrer.equals(key)).findFirst();
        if (child.isPresent()) {
            return Optional.of(new Settlement.Refusal(SetAside.Reason.REFUSED,
                    "%s still refers to it".formatted(child.get()), child.map(MemoryKey::toString), true));
        }
        records.get(key).ifPresent(old -> referencesOf(key, old).forEach(references::remove));
        records.remove(key);
        return Optional.empty();
    }

    private List<MemoryReference> referencesOf(MemoryKey key, Document document) {
        List<MemoryReference> found = new ArrayList<>();
        for (CollectionSchema.Reference reference : schemas.get(key.collection()).references()) {
            JsonNode parent = document.get(reference.field());
            if (parent.isValueNode() && !parent.isNull()) {
                found.add(new MemoryReference(new MemoryKey(reference.collection(), parent.asText()), key, reference.field()));
            }
        }
        return found;
    }

    void commit() {
        records.commit();
        references.commit();
    }
}
