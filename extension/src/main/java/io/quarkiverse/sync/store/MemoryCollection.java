package io.quarkiverse.sync.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.quarkiverse.sync.Document;

/**
 * A collection of a {@link MemoryStore}. Holds values of the declared fields as they come; other fields cannot be held.
 */
public record MemoryCollection(String name, int version, String idField, Set<String> fields, List<Reference> references)
        implements
            CollectionSchema {

    public MemoryCollection {
        fields = Set.copyOf(fields);
        references = List.copyOf(references);
        if (!fields.contains(idField)) {
            throw new IllegalArgumentException("the fields of collection '%s' lack its id field '%s': add it"
                    .formatted(name, idField));
        }
    }

    /** Version 1, no references. */
    public static MemoryCollection of(String name, String idField, Set<String> fields) {
        return new MemoryCollection(name, 1, idField, fields, List.of());
    }

    /** The same collection, with a field that holds the id of a record of another one. */
    public MemoryCollection referring(String field, String collection) {
        List<Reference> more = new ArrayList<>(references);
        more.add(new Reference(field, collection, true));
        return new MemoryCollection(name, version, idField, fields, more);
    }

    @Override
    public Document holdable(Document remote) {
        return remote.only(fields);
    }
}
