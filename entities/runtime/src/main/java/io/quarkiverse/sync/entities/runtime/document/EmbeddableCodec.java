package io.quarkiverse.sync.entities.runtime.document;

import java.util.List;

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.EmbeddableMappingType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An embeddable as an object; one of nothing but nulls is null, as Hibernate reads it back. */
public record EmbeddableCodec(EmbeddableMappingType type, List<Field> fields) implements Codec {

    @Override
    public JsonNode encode(Object value, SharedSessionContractImplementor session) {
        Object[] state = value instanceof Object[] snapshot ? snapshot : type.getValues(value);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        boolean empty = true;
        for (Field field : fields) {
            JsonNode part = field.encode(state[field.index()], session);
            json.set(field.name(), part);
            empty &= part.isNull();
        }
        return empty ? json.nullNode() : json;
    }

    @Override
    public Object decode(JsonNode json) {
        if (!json.isObject()) {
            throw new IllegalArgumentException("an object");
        }
        Object[] state = new Object[type.getNumberOfAttributeMappings()];
        boolean empty = true;
        for (Field field : fields) {
            Object value = field.decode(json.path(field.name()));
            empty &= value == null;
            state[field.index()] = value == null ? field.unset() : value;
        }
        return empty ? null : type.getRepresentationStrategy().getInstantiator().instantiate(() -> state);
    }
}
