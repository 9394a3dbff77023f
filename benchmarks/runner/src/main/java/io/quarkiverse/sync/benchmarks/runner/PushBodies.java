package io.quarkiverse.sync.benchmarks.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.benchmarks.model.VisitRow;

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
        VisitRow row = VisitRow.of(number);
        return Http.JSON.createObjectNode().put("id", row.id().toString()).put("title", row.title())
                .put("customer", row.customer()).put("notes", (edition == 0 ? "" : "edition " + edition + " ") + row.notes())
                .put("status", row.status()).put("rating", row.rating()).put("price", row.price())
                .put("visitedAt", row.visitedAt().toString()).put("_deleted", false);
    }

    /** @throws IllegalStateException unless each of so many rows was taken, and said to be */
    static void requireTaken(List<byte[]> answers, int rows) {
        int taken = 0;
        for (byte[] answer : answers) {
            for (JsonNode result : results(answer)) {
                if (!result.path("status").asText().equals("applied")) {
                    throw new IllegalStateException("The hub did not take a row: " + result);
                }
                taken++;
            }
        }
        if (taken != rows) {
            throw new IllegalStateException("The hub answered %d rows of %d".formatted(taken, rows));
        }
    }

    private static JsonNode results(byte[] answer) {
        try {
            return Http.JSON.readTree(answer).path("results");
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
