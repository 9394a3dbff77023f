package io.quarkiverse.sync.entities.runtime.document;

import java.lang.reflect.Array;
import java.util.SortedSet;

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.BasicValuedModelPart;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.sync.store.CollectionSchema.UnmappableException;

/**
 * An attribute that travels.
 *
 * @param index of the value in Hibernate's state arrays
 */
public record Field(String name, int index, AttributeMapping attribute, Codec codec) {

    private static final int HIBERNATES_DEFAULT_SCALE = 2;

    public JsonNode encode(Object value, SharedSessionContractImplementor session) {
        return value == null ? codec.none() : codec.encode(value, session);
    }

    /**
     * The attribute's value: a reference's raw id, an element collection as a list.
     *
     * @throws UnmappableException if it does not fit
     */
    public Object decode(JsonNode json) {
        if (json.isNull() || json.isMissingNode()) {
            return codec.unset();
        }
        try {
            return codec.decode(json);
        } catch (UnmappableException e) {
            throw e;
        } catch (RuntimeException e) {
            // Of classes of the application, anything may come: it is this record's, not the page's.
            String expected = e instanceof IllegalArgumentException ? e.getMessage() : "what its type accepts (" + e + ")";
            throw new UnmappableException("field '" + name + "' takes " + expected + ", but came as " + excerpt(json));
        }
    }

    /** Of a decimal number: how many digits behind the point its column keeps. */
    public int scale() {
        return scale(attribute.asBasicValuedModelPart());
    }

    static int scale(BasicValuedModelPart number) {
        return number.getScale() == null ? HIBERNATES_DEFAULT_SCALE : number.getScale();
    }

    public boolean isPrimitive() {
        return type().isPrimitive();
    }

    boolean isSorted() {
        return SortedSet.class.isAssignableFrom(type());
    }

    private Class<?> type() {
        return type(attribute);
    }

    private static Class<?> type(AttributeMapping attribute) {
        return attribute.getPropertyAccess().getGetter().getReturnTypeClass();
    }

    /** What stands in an instance for no value: null, or the default of a primitive. */
    static Object unset(AttributeMapping attribute) {
        return type(attribute).isPrimitive() ? Array.get(Array.newInstance(type(attribute), 1), 0) : null;
    }

    private static String excerpt(JsonNode json) {
        String text = json.toString();
        return text.length() <= 80 ? text : text.substring(0, 80) + "… (" + text.length() + " characters)";
    }
}
