package io.quarkiverse.sync.entities.runtime.document;

import java.util.Base64;

import org.hibernate.engine.spi.SharedSessionContractImplementor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Bytes as base64, under a cap. */
record BytesCodec() implements Codec {

    /** The most bytes that a {@code byte[]} may have: a document is parsed whole. */
    static final int MOST = 1 << 20;

    private static final String EXPECTED = "base64 of at most " + MOST + " bytes";

    /** A row may hold more; whoever wants to send it is refused by {@link #decode}. */
    @Override
    public JsonNode encode(Object value, SharedSessionContractImplementor session) {
        return TextNode.valueOf(Base64.getEncoder().encodeToString((byte[]) value));
    }

    @Override
    public Object decode(JsonNode json) {
        if (!json.isTextual()) {
            throw new IllegalArgumentException(EXPECTED + " as a string");
        }
        byte[] bytes = bytes(json.textValue());
        if (bytes.length > MOST) {
            throw new IllegalArgumentException(EXPECTED + " (these are " + bytes.length + ")");
        }
        return bytes;
    }

    private static byte[] bytes(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(EXPECTED, e);
        }
    }
}
