package io.quarkiverse.sync.entities.runtime.document;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.hibernate.bytecode.enhance.spi.LazyPropertyInitializer;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.entities.runtime.model.SyncedEntity;
import io.quarkiverse.sync.store.CollectionSchema.UnmappableException;

/** Built once for each entity. */
public final class HibernateDocuments implements EntityDocuments {

    private final EntityPersister persister;
    private final String idField;
    private final IdCodec id;
    private final List<Field> fields;
    private final Set<String> names = new LinkedHashSet<>();
    private final Map<String, String> references = new LinkedHashMap<>();

    private HibernateDocuments(EntityPersister persister, SyncedEntity entity) {
        this.persister = persister;
        this.idField = entity.fieldNames().getOrDefault(persister.getIdentifierPropertyName(),
                persister.getIdentifierPropertyName());
        this.id = new IdCodec(persister.getIdentifierType().getReturnedClass());
        this.fields = new FieldReading(entity).read(persister, "");
        names.add(idField);
        for (Field field : fields) {
            names.add(field.name());
            if (field.codec() instanceof ReferenceCodec reference) {
                references.put(field.name(), reference.target().getEntityName());
            }
        }
    }

    public static HibernateDocuments of(EntityPersister persister, SyncedEntity entity) {
        return new HibernateDocuments(persister, entity);
    }

    /** The id excepted. */
    public List<Field> attributes() {
        return fields;
    }

    @Override
    public String idField() {
        return idField;
    }

    @Override
    public Set<String> fields() {
        return names;
    }

    @Override
    public Map<String, String> references() {
        return references;
    }

    @Override
    public boolean isOptional(String field) {
        return fields.stream().filter(each -> each.name().equals(field))
                .allMatch(each -> each.attribute().getAttributeMetadata().isNullable());
    }

    @Override
    public Document of(Object key, Object[] state, SharedSessionContractImplementor session) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set(idField, id.encode(key, session));
        for (Field field : fields) {
            Object value = state[field.index()];
            if (value != LazyPropertyInitializer.UNFETCHED_PROPERTY) {
                json.set(field.name(), field.encode(value, session));
            }
        }
        return Document.owning(json);
    }

    @Override
    public Document holdable(Document document) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (!document.get(idField).isMissingNode()) {
            json.set(idField, id.encode(id(document.get(idField)), null));
        }
        for (Field field : fields) {
            JsonNode value = document.get(field.name());
            if (!value.isMissingNode()) {
                json.set(field.name(), field.encode(field.decode(value), null));
            }
        }
        return Document.owning(json);
    }

    @Override
    public Object entity(Document document, SharedSessionContractImplementor session) {
        Object key = id(document.get(idField));
        Object instance = persister.instantiate(key, session);
        for (Field field : fields) {
            if (document.get(field.name()).isMissingNode()) {
                continue;
            }
            Object value = field.decode(document.get(field.name()));
            if (value != null || !field.isPrimitive()) {
                persister.setValue(instance, field.index(), attributeValue(field, value, session));
            }
        }
        return instance;
    }

    private static Object attributeValue(Field field, Object value, SharedSessionContractImplementor session) {
        if (value != null && field.codec() instanceof ReferenceCodec reference) {
            return reference.target().instantiate(value, session);
        }
        return value != null && field.codec() instanceof ElementsCodec elements && elements.distinct()
                ? field.isSorted() ? new TreeSet<>((List<?>) value) : new LinkedHashSet<>((List<?>) value)
                : value;
    }

    @Override
    public String idText(Object key) {
        return key.toString();
    }

    @Override
    public Object id(String text) {
        try {
            return id.parse(text);
        } catch (IllegalArgumentException e) {
            throw unmappable(e, "'" + text + "'");
        }
    }

    private Object id(JsonNode json) {
        try {
            return id.decode(json);
        } catch (IllegalArgumentException e) {
            throw unmappable(e, json.isMissingNode() ? "nothing" : json.toString());
        }
    }

    private UnmappableException unmappable(IllegalArgumentException e, String came) {
        return new UnmappableException("field '" + idField + "' takes " + e.getMessage() + ", but came as " + came);
    }
}
