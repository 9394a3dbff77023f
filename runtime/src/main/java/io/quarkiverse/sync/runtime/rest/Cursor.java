package io.quarkiverse.sync.runtime.rest;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.quarkiverse.sync.AdapterException;
import io.quarkiverse.sync.adapter.Checkpoint;

/**
 * A checkpoint taken apart for a request, its values to the letter.
 *
 * @param epoch empty for a peer without the profile
 */
record Cursor(String lwt, String id, Optional<String> epoch) {

    /** From the beginning, as RxDB's own client asks. */
    static final Cursor START = new Cursor("0", "", Optional.empty());

    static Cursor of(Checkpoint checkpoint) {
        Map<String, String> values = new HashMap<>();
        try (JsonParser parser = Json.MAPPER.createParser(checkpoint.raw())) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    if (parser.nextToken().isScalarValue() && parser.currentToken() != JsonToken.VALUE_NULL) {
                        values.put(name, parser.getText());
                    }
                    parser.skipChildren();
                }
            }
        } catch (IOException e) {
            throw new AdapterException("checkpoint " + checkpoint.raw() + " is not JSON", e);
        }
        if (!values.containsKey("lwt")) {
            throw new AdapterException("checkpoint %s is not an object with 'lwt' and 'id', as rxdb-server gives"
                    .formatted(checkpoint.raw()), null);
        }
        return new Cursor(values.get("lwt"), values.getOrDefault("id", ""), Optional.ofNullable(values.get("epoch")));
    }
}
