package io.quarkiverse.sync.benchmarks.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;

/** The hub serves all its rows page by page, against plain JDBC that writes the same JSON. */
final class HubPull {

    private static final int PAGE = 1000;
    private static final String CHECKPOINT = "\"checkpoint\":";

    private HubPull() {
    }

    static Figure run(Db db, int rows) {
        try (App hub = Stand.hub(db, rows)) {
            return Rounds.compared("hub-pull", rows, () -> all(hub, rows, "/sync/visits/0/pull?limit=" + PAGE + "&lwt="),
                    () -> all(hub, rows, "/plain/pull?limit=" + PAGE + "&after="));
        }
    }

    private static Sample all(App hub, int rows, String path) {
        long start = System.nanoTime();
        long bytes = 0;
        String cursor = "";
        for (int pages = 0; pages * PAGE < rows; pages++) {
            byte[] page = hub.http().get(path + cursor);
            bytes += page.length;
            cursor = cursor(page);
        }
        return new Sample((System.nanoTime() - start) / 1e9, 0, Map.of("bytesReceived", bytes));
    }

    /** It stands at the end, so the documents need not be read. */
    private static String cursor(byte[] page) {
        int tail = Math.max(0, page.length - 400);
        String end = new String(page, tail, page.length - tail);
        try (JsonParser parser = Http.JSON.createParser(end.substring(end.lastIndexOf(CHECKPOINT) + CHECKPOINT.length()))) {
            JsonNode checkpoint = parser.readValueAsTree();
            return checkpoint.path("lwt").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
