package io.quarkiverse.sync.samples.quickstart.walkthrough;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** One of the two applications, worked by the same forms that its page has. */
final class App {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String address;

    App(String address) {
        this.address = address.replaceAll("/$", "");
    }

    /** Sends a form; the answer to one that was taken is a redirect. */
    void send(String path, Map<String, String> fields) {
        HttpResponse<String> answer = exchange(form(path, fields).build());
        if (answer.statusCode() != 303) {
            throw new IllegalStateException("%s%s answered %d:%n%s"
                    .formatted(address, path, answer.statusCode(), answer.body()));
        }
    }

    /** Presses the Sync button. */
    JsonNode sync() {
        return json(form("/sync", Map.of()).header("Accept", "application/json").build());
    }

    JsonNode conflicts() {
        return json(request("/conflicts").build());
    }

    /** All rows of the application's database by record ({@code cities/17}). */
    Map<String, JsonNode> rows() {
        Map<String, JsonNode> rows = new TreeMap<>();
        for (String line : text(request("/dump").build()).split("\n")) {
            if (!line.isEmpty()) {
                JsonNode record = parse(line);
                rows.put(record.get("record").asText(), record.get("row"));
            }
        }
        return rows;
    }

    private HttpRequest.Builder form(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream().map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return request(path).header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private JsonNode json(HttpRequest request) {
        return parse(text(request));
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException("not JSON: " + json, e);
        }
    }

    private String text(HttpRequest request) {
        HttpResponse<String> answer = exchange(request);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("%s answered %d:%n%s"
                    .formatted(request.uri(), answer.statusCode(), answer.body()));
        }
        return answer.body();
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(request.uri() + " does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
