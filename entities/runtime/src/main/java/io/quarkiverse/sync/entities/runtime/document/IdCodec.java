package io.quarkiverse.sync.entities.runtime.document;

import java.util.UUID;

import org.hibernate.engine.spi.SharedSessionContractImplementor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** A record's id: always a string in documents; a number is accepted. */
public record IdCodec(Class<?> type) implements Codec {

    @Override
    public JsonNode encode(Object id, SharedSessionContractImplementor session) {
        return TextNode.valueOf(id.toString());
    }

    @Override
    public Object decode(JsonNode json) {
        if (!json.isTextual() && !json.isIntegralNumber()) {
            throw new IllegalArgumentException(expected());
        }
        return parse(json.asText());
    }

    /** Only the form that is printed again: two texts for one record would be two records to a peer. */
    Object parse(String text) {
        Object id;
        try {
            id = value(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(expected(), e);
        }
        if (!id.toString().equals(text)) {
            throw new IllegalArgumentException(expected() + " (" + id + ")");
        }
        return id;
    }

    private Object value(String text) {
        if (type == String.class) {
            return text;
        }
        if (type == UUID.class) {
            return UUID.fromString(text);
        }
        if (type == Long.class) {
            return Long.valueOf(text);
        }
        return type == Integer.class ? (Object) Integer.valueOf(text) : Short.valueOf(text);
    }

    private String expected() {
        return "an id of type " + type.getSimpleName() + " as a string";
    }
}
