package io.quarkiverse.sync.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The control side of a test application, seen from the tests. */
public final class Application {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Far more than any request takes, so that what hangs is named and does not hang the build. */
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(5);
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String address;

    public Application(String address) {
        this.address = address;
    }

    public void put(String collection, String id, Map<String, ?> fields) {
        expect(204, send("PUT", "/control/" + collection + "/" + id, json(fields)));
    }

    /** Inserts rows, a thousand in a transaction. */
    public void putAll(String collection, List<? extends Map<String, ?>> rows) {
        for (int from = 0; from < rows.size(); from += 1000) {
            expect(204, send("PUT", "/control/" + collection, json(rows.subList(from, Math.min(from + 1000, rows.size())))));
        }
    }

    public List<String> collections() {
        HttpResponse<String> response = send("GET", "/control", "");
        expect(200, response);
        List<String> names = new ArrayList<>();
        tree(response.body()).forEach(name -> names.add(name.asText()));
        return names;
    }

    /** Every record of a collection by its id, as the application writes it. */
    public SortedMap<String, JsonNode> json(String collection) {
        HttpResponse<String> response = send("GET", "/control/" + collection, "");
        expect(200, response);
        SortedMap<String, JsonNode> records = new TreeMap<>();
        tree(response.body()).forEach(record -> records.put(record.path("id").asText(), record));
        return records;
    }

    /** Every record of a collection by its id, without fields that hold nothing. */
    public SortedMap<String, Map<String, String>> all(String collection) {
        SortedMap<String, Map<String, String>> records = new TreeMap<>();
        json(collection).forEach((id, json) -> {
            Map<String, String> fields = new TreeMap<>();
            json.fields().forEachRemaining(field -> {
                if (!field.getValue().isNull()) {
                    fields.put(field.getKey(), field.getValue().asText());
                }
            });
            records.put(id, fields);
        });
        return records;
    }

    /** Like {@link #put}, in a transaction that has written and stays open until {@link #release}. */
    public CompletableFuture<Void> putAndHold(String collection, String id, Map<String, ?> fields, String hold) {
        CompletableFuture<Void> open = CompletableFuture.runAsync(() -> expect(204,
                send("PUT", "/control/" + collection + "/" + id + "?hold=" + hold, json(fields))));
        expect(200, send("POST", "/control/held/" + hold, ""));
        return open;
    }

    public void release(String hold) {
        expect(204, send("POST", "/control/release/" + hold, ""));
    }

    public void delete(String collection, String id) {
        expect(204, send("DELETE", "/control/" + collection + "/" + id, ""));
    }

    /** A bulk statement that goes past capture, told to the change tracker afterwards. */
    public void bulkUpdate(String collection, String id, String field, String value) {
        expect(204, send("POST", "/control/bulk/" + collection + "/" + id + "/" + field, value));
    }

    public List<Map<String, String>> query(String sql) {
        HttpResponse<String> response = send("POST", "/control/query", sql);
        expect(200, response);
        return JSON.convertValue(tree(response.body()), JSON.getTypeFactory().constructCollectionType(List.class, Map.class));
    }

    public void execute(String sql) {
        expect(200, send("POST", "/control/execute", sql));
    }

    /** A row of a synced entity's table, empty if there is none. */
    public Optional<Map<String, String>> row(String table, String id) {
        return query("select * from " + table + " where id = '" + id + "'").stream().findFirst();
    }

    public JsonNode sync() {
        HttpResponse<String> response = send("POST", "/control/sync", "");
        expect(200, response);
        return tree(response.body());
    }

    /** Sends what is to be sent of a collection, and pulls nothing. */
    public JsonNode push(String collection) {
        HttpResponse<String> response = send("POST", "/control/sync/push/" + collection, "");
        expect(200, response);
        return tree(response.body());
    }

    /** The status of a sync that may fail, and its body. */
    public HttpResponse<String> trySync() {
        return send("POST", "/control/sync", "");
    }

    public HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path)).timeout(LONGEST_ANSWER)
                .header("Content-Type", body.startsWith("{") || body.startsWith("[") ? "application/json" : "text/plain")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (HttpTimeoutException e) {
            throw new AssertionError(method + " " + address + path + " was not answered within " + LONGEST_ANSWER, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(json, e);
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void expect(int status, HttpResponse<String> response) {
        if (response.statusCode() != status) {
            throw new AssertionError(response.request().method() + " " + response.uri() + " answered "
                    + response.statusCode() + ": " + response.body());
        }
    }
}
