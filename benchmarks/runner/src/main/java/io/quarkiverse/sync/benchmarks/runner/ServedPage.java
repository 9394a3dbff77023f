package io.quarkiverse.sync.benchmarks.runner;

import java.io.IOException;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;

/** What a page says of itself, its documents counted. */
record ServedPage(int documents, String cursor, boolean more) {

    static ServedPage of(byte[] body) {
        int documents = 0;
        String cursor = "";
        Boolean more = null;
        try (JsonParser json = Http.JSON.createParser(body)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "documents" -> documents = count(json);
                    case "checkpoint" -> cursor = json.<JsonNode> readValueAsTree().path("lwt").asText();
                    case "more" -> more = json.getBooleanValue();
                    default -> json.skipChildren();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (more == null) {
            throw new IllegalStateException("A page does not say whether more follow.");
        }
        return new ServedPage(documents, cursor, more);
    }

    private static int count(JsonParser json) throws IOException {
        int documents = 0;
        while (json.nextToken() == JsonToken.START_OBJECT) {
            json.skipChildren();
            documents++;
        }
        return documents;
    }
}
