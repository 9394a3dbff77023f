package io.quarkiverse.sync.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Stands between an edge and its hub and loses, alters or hides what it is told to. */
public final class FaultyNetwork implements AutoCloseable {

    public static final Predicate<String> PUSHES = request -> request.startsWith("POST");

    private static final Set<String> OWN_HEADERS = Set.of("connection", "content-length", "host", "transfer-encoding",
            "upgrade",
            "http2-settings");
    private static final Set<String> PROFILE = Set.of("sync-profile", "sync-epoch");
    private static final Predicate<String> NONE = request -> false;
    private static final Meanwhile NOTHING = new Meanwhile(NONE, () -> {
    });

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "faulty-network");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpServer server;
    private final String target;
    private final List<Passed> passed = new CopyOnWriteArrayList<>();
    private volatile Meanwhile beside = NOTHING;
    private final AtomicReference<Meanwhile> meanwhile = new AtomicReference<>(NOTHING);
    private volatile Predicate<String> loseAnswer = NONE;
    private volatile Predicate<String> alterAnswer = NONE;
    private volatile UnaryOperator<String> alteration = UnaryOperator.identity();
    private volatile boolean plain;

    public FaultyNetwork(String target) {
        this.target = target;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::forward);
        server.setExecutor(threads);
        server.start();
    }

    /**
     * What the hub answered.
     *
     * @param request method and path
     */
    public record Passed(String request, int status, boolean retryAfter, String body) {
    }

    private record Meanwhile(Predicate<String> request, Runnable action) {
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The hub takes the request, the edge never sees the answer. */
    public void loseAnswersOf(Predicate<String> methodAndPath) {
        loseAnswer = methodAndPath;
    }

    /** The edge sees another body than the hub sent. */
    public void alterAnswersOf(Predicate<String> methodAndPath, UnaryOperator<String> body) {
        alteration = body;
        alterAnswer = methodAndPath;
    }

    /** Neither side hears of the other's profile: each speaks plain RxDB. */
    public void hideProfile() {
        plain = true;
    }

    /** Runs at the first such request, once the hub has answered and before the edge sees it. */
    public void betweenRequestAndAnswer(Predicate<String> methodAndPath, Runnable action) {
        meanwhile.set(new Meanwhile(methodAndPath, action));
    }

    /** Runs with each such request, while it is under way: how far the hub has come with it nobody knows. */
    public void beside(Predicate<String> methodAndPath, Runnable action) {
        beside = new Meanwhile(methodAndPath, action);
    }

    public void heal() {
        beside = NOTHING;
        loseAnswer = NONE;
        alterAnswer = NONE;
        plain = false;
        meanwhile.set(NOTHING);
        passed.clear();
    }

    /** What came through since the last {@link #heal}. */
    public List<Passed> passed() {
        return List.copyOf(passed);
    }

    /** The status of each answer since the last {@link #heal}, lost ones too. */
    public List<Integer> statuses() {
        return passed.stream().map(Passed::status).toList();
    }

    private void forward(HttpExchange exchange) throws IOException {
        try (exchange) {
            String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            byte[] body = exchange.getRequestBody().readAllBytes();
            HttpRequest.Builder forwarded = HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI()))
                    .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (passes(name)) {
                    values.forEach(value -> forwarded.header(name, value));
                }
            });
            Meanwhile now = beside;
            if (now.request().test(request)) {
                threads.execute(now.action());
            }
            HttpResponse<byte[]> answer = client.send(forwarded.build(), HttpResponse.BodyHandlers.ofByteArray());
            passed.add(new Passed(request, answer.statusCode(), answer.headers().firstValue("Retry-After").isPresent(),
                    new String(answer.body(), StandardCharsets.UTF_8)));
            Meanwhile next = meanwhile.get();
            if (next.request().test(request) && meanwhile.compareAndSet(next, NOTHING)) {
                next.action().run();
            }
            if (!loseAnswer.test(request)) {
                answer(exchange, answer, alterAnswer.test(request) ? altered(answer.body()) : answer.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean passes(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return !OWN_HEADERS.contains(name) && !(plain && PROFILE.contains(name));
    }

    private byte[] altered(byte[] body) {
        return alteration.apply(new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }

    private void answer(HttpExchange exchange, HttpResponse<byte[]> answer, byte[] body) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        answer.headers().map().forEach((name, values) -> {
            if (passes(name)) {
                headers.put(name, values);
            }
        });
        exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
