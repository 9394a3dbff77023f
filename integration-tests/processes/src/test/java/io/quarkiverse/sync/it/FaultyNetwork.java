package io.quarkiverse.sync.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Stands between an edge and its hub and loses what it is told to lose. */
public final class FaultyNetwork implements AutoCloseable {

    private static final Set<String> OWN_HEADERS = Set.of("connection", "content-length", "host", "transfer-encoding",
            "upgrade",
            "http2-settings");

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpServer server;
    private final String target;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Integer> statuses = new CopyOnWriteArrayList<>();
    private volatile Predicate<String> loseAnswer = request -> false;
    private volatile Runnable afterRequest = () -> {
    };

    public FaultyNetwork(String target) {
        this.target = target;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::forward);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "faulty-network");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The hub takes the request, the edge never sees the answer. */
    public void loseAnswersOf(Predicate<String> methodAndPath) {
        loseAnswer = methodAndPath;
    }

    public void heal() {
        loseAnswer = request -> false;
        afterRequest = () -> {
        };
        requests.clear();
        statuses.clear();
    }

    /** Runs once the hub has answered, before the edge sees it. */
    public void betweenRequestAndAnswer(Runnable action) {
        afterRequest = action;
    }

    /** Method and path of what came through since the last {@link #heal}. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** The status of each answer since the last {@link #heal}, lost ones too. */
    public List<Integer> statuses() {
        return List.copyOf(statuses);
    }

    private void forward(HttpExchange exchange) throws IOException {
        try (exchange) {
            String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            requests.add(request);
            byte[] body = exchange.getRequestBody().readAllBytes();
            HttpRequest.Builder forwarded = HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI()))
                    .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (!OWN_HEADERS.contains(name.toLowerCase())) {
                    values.forEach(value -> forwarded.header(name, value));
                }
            });
            HttpResponse<byte[]> answer = client.send(forwarded.build(), HttpResponse.BodyHandlers.ofByteArray());
            statuses.add(answer.statusCode());
            afterRequest.run();
            if (loseAnswer.test(request)) {
                return;
            }
            answer.headers().map().forEach((name, values) -> {
                if (!OWN_HEADERS.contains(name.toLowerCase())) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
