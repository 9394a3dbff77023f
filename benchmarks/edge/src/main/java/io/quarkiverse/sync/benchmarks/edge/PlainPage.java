package io.quarkiverse.sync.benchmarks.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/** Finds where a page ends, without reading its documents: what the next request needs stands behind them. */
record PlainPage(byte[] body, String lwt, String id, boolean more) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final byte[] TAIL = "\"checkpoint\":".getBytes(StandardCharsets.US_ASCII);

    static PlainPage of(byte[] body) {
        int at = body.length - TAIL.length;
        while (!Arrays.equals(body, at, at + TAIL.length, TAIL, 0, TAIL.length)) {
            at--;
        }
        String lwt = null;
        String id = null;
        try (JsonParser parser = JSON.createParser(body, at + TAIL.length, body.length - at - TAIL.length)) {
            while (parser.nextToken() != null && parser.currentToken() != JsonToken.END_OBJECT) {
                if (parser.currentToken() == JsonToken.FIELD_NAME && parser.currentName().equals("lwt")) {
                    lwt = parser.nextTextValue();
                } else if (parser.currentToken() == JsonToken.FIELD_NAME && parser.currentName().equals("id")) {
                    id = parser.nextTextValue();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String tail = new String(body, at, body.length - at, StandardCharsets.UTF_8);
        return new PlainPage(body, lwt, id, tail.contains("\"more\":true"));
    }
}
