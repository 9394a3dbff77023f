package io.quarkiverse.sync.entities.runtime.document;

import java.lang.reflect.Array;
import java.util.SortedSet;

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.AttributeMapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;

import io.quarkiverse.sync.store.CollectionSchema.UnmappableException;

/**
 * An attribute that travels.
 *
 * @param index of the value in Hibernate's state arrays
 */
public record Field(String name, int index, AttributeMapping attribute, Codec codec) {

    public JsonNode encode(Object value, SharedSessionContractImplementor session) {
        if (value == null) {
            // Read back, a collection of nothing is an empty one.
            return codec instanceof ElementsCodec ? JsonNodeFactory.instance.arrayNode() : NullNode.instance;
        }
        return codec.encode(value, session);
    }

    /**
     * The attribute's value: a reference's raw id, an element collection as a list.
     *
     * @throws UnmappableException if it does not fit
     */
    public Object decode(JsonNode json) {
        if (json.isNull() || json.isMissingNode()) {
            return null;
        }
        try {
            return codec.decode(json);
        } catch (IllegalArgumentException e) {
            throw new UnmappableException("field '" + name + "' takes " + e.getMessage() + ", but came as " + excerpt(json));
        }
    }

    public boolean isPrimitive() {
        return type().isPrimitive();
    }

    boolean isSorted() {
        return SortedSet.class.isAssignableFrom(type());
    }

    /** What stands in an instance for no value: null, or the default of a primitive. */
    Object unset() {
        return isPrimitive() ? Array.get(Array.newInstance(type(), 1), 0) : null;
    }

    private Class<?> type() {
        return attribute.getPropertyAccess().getGetter().getReturnTypeClass();
    }

    private static String excerpt(JsonNode json) {
        String text = json.toString();
        return text.length() <= 80 ? text : text.substring(0, 80) + "… (" + text.length() + " characters)";
    }
}
