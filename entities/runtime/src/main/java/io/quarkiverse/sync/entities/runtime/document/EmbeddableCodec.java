package io.quarkiverse.sync.entities.runtime.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.EmbeddableMappingType;
import org.hibernate.metamodel.mapping.SelectableMapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An embeddable as an object; one of nothing but nulls is null, as Hibernate reads it back. One with a primitive part is never
 * null, as its column cannot be: no value is the same as one of defaults.
 */
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
    public JsonNode none() {
        return unset() == null ? NullNode.instance : encode(unset(), null);
    }

    @Override
    public Object unset() {
        if (fields.stream().noneMatch(field -> field.isPrimitive() || field.codec().unset() != null)) {
            return null;
        }
        try {
            return decode(JsonNodeFactory.instance.objectNode());
        } catch (RuntimeException e) {
            // Its class does not accept the defaults.
            return null;
        }
    }

    /** Columns of parts that travel. */
    public Stream<SelectableMapping> columns() {
        List<SelectableMapping> columns = new ArrayList<>();
        fields.forEach(field -> {
            if (field.codec() instanceof EmbeddableCodec embedded) {
                embedded.columns().forEach(columns::add);
            } else {
                field.attribute().forEachSelectable((i, column) -> columns.add(column));
            }
        });
        return columns.stream();
    }

    @Override
    public Object decode(JsonNode json) {
        if (!json.isObject()) {
            throw new IllegalArgumentException("an object");
        }
        Object[] state = new Object[type.getNumberOfAttributeMappings()];
        type.forEachAttributeMapping(attribute -> state[attribute.getStateArrayPosition()] = Field.unset(attribute));
        boolean empty = fields.stream().noneMatch(Field::isPrimitive);
        for (Field field : fields) {
            Object value = field.decode(json.path(field.name()));
            if (value != null) {
                state[field.index()] = value;
                empty = false;
            }
        }
        return empty ? null : instantiate(state);
    }

    private Object instantiate(Object[] state) {
        try {
            return type.getRepresentationStrategy().getInstantiator().instantiate(() -> state);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("what its class accepts (" + root(e).getMessage() + ")", e);
        }
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
