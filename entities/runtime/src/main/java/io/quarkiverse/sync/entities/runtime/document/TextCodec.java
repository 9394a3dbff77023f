package io.quarkiverse.sync.entities.runtime.document;

import java.time.DateTimeException;
import java.util.function.Function;

import org.hibernate.engine.spi.SharedSessionContractImplementor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** A value that is a string in the document. */
record TextCodec<T>(String expected, Function<T, String> print, Function<String, T> parse) implements Codec {

    @Override
    @SuppressWarnings("unchecked")
    public JsonNode encode(Object value, SharedSessionContractImplementor session) {
        return TextNode.valueOf(print.apply((T) value));
    }

    @Override
    public Object decode(JsonNode json) {
        if (!json.isTextual()) {
            throw new IllegalArgumentException(expected + " as a string");
        }
        try {
            return parse.apply(json.textValue());
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(expected, e);
        }
    }
}
