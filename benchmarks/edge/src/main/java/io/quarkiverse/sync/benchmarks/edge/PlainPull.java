package io.quarkiverse.sync.benchmarks.edge;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The baseline of a first pull: the same pages, one read ahead, into a table by plain JDBC; no locks, no checks. */
@Singleton
class PlainPull {

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final PlainRows rows;
    private final String url;

    PlainPull(PlainRows rows, @ConfigProperty(name = "quarkus.sync.remote.url") String url) {
        this.rows = rows;
        this.url = url;
    }

    Map<String, Long> execute() {
        long taken = 0;
        long bytes = 0;
        CompletableFuture<byte[]> ahead = fetch("0", "");
        while (ahead != null) {
            byte[] body = ahead.join();
            bytes += body.length;
            PlainPage page = PlainPage.of(body);
            ahead = page.more() ? fetch(page.lwt(), page.id()) : null;
            taken += rows.insert(page);
        }
        return Map.of("downloaded", taken, "bytesReceived", bytes);
    }

    private CompletableFuture<byte[]> fetch(String lwt, String id) {
        HttpRequest request = HttpRequest
                .newBuilder(URI.create(url + "/visits/0/pull?limit=1000&maxBytes=4194304&lwt=" + lwt + "&id=" + id))
                .header("Sync-Profile", "1").build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray()).thenApply(PlainPull::body);
    }

    private static byte[] body(HttpResponse<byte[]> answer) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.uri() + " was answered with " + answer.statusCode() + ": "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer.body();
    }
}
