package io.quarkiverse.sync.entities.runtime.document;

import org.hibernate.engine.spi.SharedSessionContractImplementor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;

/** One attribute's value to JSON and back. Null is handled by the caller. */
public interface Codec {

    /** @param session to look into proxies with; null where there are none */
    JsonNode encode(Object value, SharedSessionContractImplementor session);

    /** What stands in a document for no value. */
    default JsonNode none() {
        return NullNode.instance;
    }

    /** What stands in a row for no value. */
    default Object unset() {
        return null;
    }

    /**
     * The value as it would be read back from the database.
     *
     * @throws IllegalArgumentException with a message that says what was expected
     */
    Object decode(JsonNode json);
}
