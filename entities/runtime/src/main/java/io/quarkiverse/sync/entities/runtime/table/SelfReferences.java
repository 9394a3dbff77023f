package io.quarkiverse.sync.entities.runtime.table;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.hibernate.persister.entity.EntityPersister;

import io.quarkiverse.sync.entities.runtime.document.Field;
import io.quarkiverse.sync.entities.runtime.document.HibernateDocuments;
import io.quarkiverse.sync.entities.runtime.document.ReferenceCodec;

/** The fields by which rows of an entity refer to rows of the same one, as in a tree. */
final class SelfReferences {

    private final HibernateDocuments documents;
    private final List<Field> fields;

    SelfReferences(EntityPersister persister, HibernateDocuments documents) {
        this.documents = documents;
        this.fields = documents.attributes().stream().filter(field -> field.codec() instanceof ReferenceCodec reference
                && reference.target().getEntityName().equals(persister.getEntityName())).toList();
    }

    boolean none() {
        return fields.isEmpty();
    }

    /** Ids that the row is going to refer to. */
    Set<String> written(RowWrite row) {
        return fields.stream().map(row.values()::get).filter(Objects::nonNull).map(documents::idText)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    boolean isWrittenBy(RowWrite row) {
        return fields.stream().anyMatch(row.values()::containsKey);
    }

    /** Ids that the row refers to as it is stored. */
    Set<String> stored(RowWrite row) {
        return fields.stream().map(field -> row.stored().orElseThrow().get(field.name())).filter(id -> id.isTextual())
                .map(id -> id.textValue()).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The row as it can be inserted before what it refers to. */
    RowWrite without(RowWrite row) {
        Map<Field, Object> values = new HashMap<>(row.values());
        fields.forEach(values::remove);
        return row.with(values);
    }

    /** The part of the row that {@link #without} leaves out. */
    RowWrite only(RowWrite row) {
        Map<Field, Object> values = new HashMap<>(row.values());
        values.keySet().retainAll(fields);
        return row.with(values);
    }

    /** The row as it can be deleted with others that refer to it. */
    RowWrite cut(RowWrite row) {
        Map<Field, Object> values = new HashMap<>();
        fields.forEach(field -> values.put(field, null));
        return row.with(values);
    }
}
