package io.quarkiverse.sync.test.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** One collection behind plain RxDB in memory: documents in the order of their last change, compare-and-set. */
public final class VanillaHub implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, JsonNode> documents = new LinkedHashMap<>();
    private final Map<String, Long> positions = new LinkedHashMap<>();
    private final Set<String> refused = new HashSet<>();
    private final HttpServer server;
    private long position;

    public VanillaHub(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    public synchronized void put(String id, String text) {
        store(JSON.createObjectNode().put("id", id).put("text", text).put("_deleted", false));
    }

    /** From now on it keeps what it has. */
    public synchronized void refuse(String id) {
        refused.add(id);
    }

    /** Null if there never was one. */
    public synchronized JsonNode get(String id) {
        return documents.get(id);
    }

    private void store(JsonNode document) {
        String id = document.get("id").asText();
        documents.remove(id);
        documents.put(id, document);
        positions.put(id, ++position);
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        JsonNode answer = path.endsWith("/pull") ? pull(exchange.getRequestURI().getQuery())
                : path.endsWith("/push") ? push(JSON.readTree(exchange.getRequestBody())) : JSON.createObjectNode();
        byte[] body = JSON.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private JsonNode pull(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            parameters.put(pair.split("=")[0], pair.substring(pair.indexOf('=') + 1));
        }
        long since = Long.parseLong(parameters.get("lwt"));
        int limit = Integer.parseInt(parameters.get("limit"));
        ObjectNode page = JSON.createObjectNode();
        ArrayNode found = page.putArray("documents");
        String last = parameters.get("id");
        for (Map.Entry<String, JsonNode> document : documents.entrySet()) {
            if (positions.get(document.getKey()) > since && found.size() < limit) {
                found.add(document.getValue());
                last = document.getKey();
            }
        }
        page.putObject("checkpoint").put("id", last).put("lwt", found.isEmpty() ? since : positions.get(last));
        return page;
    }

    private JsonNode push(JsonNode rows) {
        ArrayNode conflicts = JSON.createArrayNode();
        for (JsonNode row : rows) {
            String id = row.get("newDocumentState").get("id").asText();
            JsonNode master = documents.get(id);
            if (refused.contains(id)) {
                conflicts.add(master);
            } else if (master == null || master.equals(row.get("assumedMasterState"))) {
                store(row.get("newDocumentState"));
            } else {
                conflicts.add(master);
            }
        }
        return conflicts;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
