package io.quarkiverse.sync.test.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Hubs that speak plain RxDB, in memory and behind one port; the first part of the path is the name of one. */
public final class RecordingHub implements AutoCloseable {

    /** One request as it came over the wire; a probe has neither collection nor kind. */
    public record Request(String hub, String collection, String kind, Map<String, String> query, Headers headers,
            JsonNode body) {

        public int bytes() {
            return body.toString().getBytes(StandardCharsets.UTF_8).length;
        }
    }

    /** What an application needs that uses it. */
    public static final Class<?>[] CLASSES = { RecordingHub.class, RecordingFeed.class };

    private static final ObjectMapper JSON = new ObjectMapper();
    // A property of the JVM, because every application loads this class anew.
    private static final String PORT = RecordingHub.class.getName() + ".port";

    private final List<Request> requests = new ArrayList<>();
    private final Map<String, RecordingFeed> feeds = new TreeMap<>();
    private final HttpServer server;
    private int busy;

    public RecordingHub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    /** The same before the application is configured as when the hub is started. */
    public static String url(String hub) {
        return "http://127.0.0.1:%d/%s".formatted(port(), hub);
    }

    private static synchronized int port() {
        if (System.getProperty(PORT) == null) {
            System.setProperty(PORT, String.valueOf(free()));
        }
        return Integer.getInteger(PORT);
    }

    /** None that the system gives to whoever asks for any while the hub is not there yet. */
    private static int free() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            try (ServerSocket socket = new ServerSocket(port, 0, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // taken; another one
            }
        }
    }

    public synchronized void put(String hub, String collection, ObjectNode document) {
        feed(hub, collection).store(document.put("_deleted", false));
    }

    public synchronized void delete(String hub, String collection, String id) {
        feed(hub, collection).store(((ObjectNode) get(hub, collection, id)).deepCopy().put("_deleted", true));
    }

    /** Null if there never was one. */
    public synchronized JsonNode get(String hub, String collection, String id) {
        return feed(hub, collection).get(id);
    }

    /** From now on the hub takes no push of the record, as if it had been refused. */
    public synchronized void keep(String hub, String collection, String id) {
        feed(hub, collection).keep(id);
    }

    /** The next so many pulls and pushes are answered with 503. */
    public synchronized void busy(int times) {
        busy = times;
    }

    /** Those to one hub, in their order. */
    public synchronized List<Request> requests(String hub) {
        return requests.stream().filter(request -> request.hub().equals(hub)).toList();
    }

    public synchronized List<Request> requests(String hub, String collection, String kind) {
        return requests(hub).stream()
                .filter(request -> request.collection().equals(collection) && request.kind().equals(kind)).toList();
    }

    public synchronized void forgetRequests() {
        requests.clear();
    }

    private RecordingFeed feed(String hub, String collection) {
        return feeds.computeIfAbsent(hub + '/' + collection, name -> new RecordingFeed());
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        String[] path = (exchange.getRequestURI().getPath() + "////").split("/", -1);
        Request request = new Request(path[1], path[2], path[4], query(exchange.getRequestURI().getRawQuery()),
                exchange.getRequestHeaders(), JSON.readTree(exchange.getRequestBody()));
        requests.add(request);
        boolean unavailable = !request.kind().isEmpty() && busy > 0;
        busy -= unavailable ? 1 : 0;
        byte[] body = JSON.writeValueAsBytes(unavailable ? JSON.createObjectNode() : answer(request));
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(unavailable ? 503 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private JsonNode answer(Request request) {
        RecordingFeed feed = feed(request.hub(), request.collection());
        return switch (request.kind()) {
            case "pull" -> feed.pull(request.query());
            case "push" -> feed.push(request.body());
            default -> JSON.createObjectNode();
        };
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            String[] both = pair.split("=", 2);
            query.put(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
