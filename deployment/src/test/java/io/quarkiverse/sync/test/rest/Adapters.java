package io.quarkiverse.sync.test.rest;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.adapter.Checkpoint;
import io.quarkiverse.sync.adapter.FetchRequest;
import io.quarkiverse.sync.adapter.PushChange;
import io.quarkiverse.sync.adapter.PushRequest;
import io.quarkiverse.sync.runtime.rest.RestAdapter;
import io.quarkiverse.sync.runtime.rest.RestSettings;

/** Adapters, requests and changes for tests; impatient, so that tests are quick. */
final class Adapters {

    static final ObjectMapper JSON = new ObjectMapper();

    private Adapters() {
    }

    static RestAdapter to(URI url) {
        return to(url, Duration.ofSeconds(5), 3, Duration.ofMillis(20));
    }

    static RestAdapter to(URI url, Duration timeout, int retries, Duration backoff) {
        return new RestAdapter(settings(url, timeout, retries, backoff,
                new RestSettings.Breaker(1000, 0.5, Duration.ofSeconds(30))), collection -> "id");
    }

    static RestSettings settings(URI url, Duration timeout, int retries, Duration backoff,
            RestSettings.Breaker breaker) {
        return new RestSettings("<default>", "quarkus.sync.remote.url", url, Map.of("Authorization", "Bearer t"), timeout,
                retries, backoff, breaker, 500, OptionalLong.empty());
    }

    static FetchRequest pull(String checkpoint, int rows, String... tickets) {
        return new FetchRequest("products", 0, Optional.ofNullable(checkpoint).map(Checkpoint::new), rows, 1 << 20,
                List.of(tickets), Set.of(), Map.of());
    }

    static PushRequest push(String checkpoint, PushChange... changes) {
        return new PushRequest("products", 0, Optional.ofNullable(checkpoint).map(Checkpoint::new), List.of(changes));
    }

    static PushChange insert(String id) {
        return change(id, new RecordState.Absent(), RecordState.present(document("{\"id\":\"" + id + "\",\"name\":\"new\"}")));
    }

    static PushChange change(String id, RecordState assumed, RecordState state) {
        return new PushChange(UUID.randomUUID(), id, assumed, Optional.empty(), state);
    }

    static Document document(String json) {
        return Document.of((ObjectNode) json(json));
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
