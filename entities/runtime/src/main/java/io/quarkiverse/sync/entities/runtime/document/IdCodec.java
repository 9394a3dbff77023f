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

    Object parse(String text) {
        try {
            if (type == String.class) {
                return text;
            }
            if (type == UUID.class) {
                return uuid(text);
            }
            if (type == Long.class) {
                return Long.valueOf(text);
            }
            return type == Integer.class ? (Object) Integer.valueOf(text) : Short.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(expected(), e);
        }
    }

    /** Only the form that is printed again: two texts for one record would be two records to a peer. */
    private static UUID uuid(String text) {
        UUID id = UUID.fromString(text);
        if (!id.toString().equals(text)) {
            throw new IllegalArgumentException(text);
        }
        return id;
    }

    private String expected() {
        return "an id of type " + type.getSimpleName() + " as a string";
    }
}
