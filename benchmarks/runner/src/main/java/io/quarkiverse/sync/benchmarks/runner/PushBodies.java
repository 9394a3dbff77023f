package io.quarkiverse.sync.benchmarks.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What an edge would send: visits in batches, each edit on top of the last. */
final class PushBodies {

    private final int rows;
    private final int batch;
    private int edition;

    PushBodies(int rows, int batch) {
        this.rows = rows;
        this.batch = batch;
    }

    List<byte[]> inserts() {
        edition = 0;
        return bodies();
    }

    List<byte[]> updates() {
        edition++;
        return bodies();
    }

    private List<byte[]> bodies() {
        List<byte[]> bodies = new ArrayList<>();
        for (int first = 0; first < rows; first += batch) {
            ArrayNode body = Http.JSON.createArrayNode();
            for (int number = first; number < Math.min(first + batch, rows); number++) {
                ObjectNode row = body.addObject().put("changeId", UUID.randomUUID().toString());
                if (edition > 0) {
                    row.set("assumedMasterState", visit(number, edition - 1));
                }
                row.set("newDocumentState", visit(number, edition));
            }
            bodies.add(bytes(body));
        }
        return bodies;
    }

    private static ObjectNode visit(int number, int edition) {
        SplittableRandom random = new SplittableRandom(number);
        return Http.JSON.createObjectNode()
                .put("id",
                        new UUID(random.nextLong() & ~0xf000L | 0x4000L, random.nextLong() >>> 2 | Long.MIN_VALUE).toString())
                .put("title", "Visit " + number).put("customer", "Customer " + random.nextInt(100_000))
                .put("notes", ("edition " + edition + " valve checked replaced pressure within limits noted leak repaired"
                        + " cover missing ordered customer"))
                .put("status", "OPEN").put("rating", random.nextInt(1, 6)).put("price", random.nextInt(100_000) / 100.0)
                .put("visitedAt", Instant.ofEpochSecond(1_770_000_000L + random.nextInt(10_000_000), 123_456_000).toString())
                .put("_deleted", false);
    }

    static void requireTaken(byte[] answer) {
        try {
            for (JsonNode result : Http.JSON.readTree(answer).path("results")) {
                if (!result.path("status").asText().equals("applied")) {
                    throw new IllegalStateException("The hub did not take a row: " + result);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(JsonNode json) {
        try {
            return Http.JSON.writeValueAsBytes(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
