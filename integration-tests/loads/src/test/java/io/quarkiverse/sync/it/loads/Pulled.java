package io.quarkiverse.sync.it.loads;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkiverse.sync.it.Application;

/**
 * A page of the hub.
 *
 * @param more whether the hub said that there is more
 */
record Pulled(List<Delivery> deliveries, String checkpoint, boolean more) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A record as a page brought it: its version, or that of what was deleted, or 0 where that is not known any more. */
    record Delivery(String id, long version, boolean deleted) {

        private static Delivery of(JsonNode document) {
            boolean deleted = document.path("_deleted").booleanValue();
            String version = document.path("title").asText();
            return new Delivery(document.path("id").asText(), deleted && version.isEmpty() ? 0 : Long.parseLong(version),
                    deleted);
        }
    }

    /** @param checkpoint of the page before, empty for the first */
    static Pulled page(Application hub, String collection, String checkpoint, int limit, boolean profile) {
        String path = "/sync/%s/0/pull?limit=%d&lwt=%s".formatted(collection, limit, checkpoint);
        HttpResponse<String> answer = profile ? hub.send("GET", path, "", "Sync-Profile", "1") : hub.send("GET", path, "");
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        JsonNode page = json(answer.body());
        List<Delivery> deliveries = new ArrayList<>();
        page.path("documents").forEach(document -> deliveries.add(Delivery.of(document)));
        return new Pulled(deliveries, page.path("checkpoint").path("lwt").asText(),
                profile ? page.path("more").booleanValue() : deliveries.size() == limit);
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(text, e);
        }
    }
}
