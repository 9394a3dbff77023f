package io.quarkiverse.sync.engine;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.SyncCancelledException;
import io.quarkiverse.sync.SyncException;
import io.quarkiverse.sync.SyncResult;
import io.quarkiverse.sync.SyncResult.CollectionResult;
import io.quarkiverse.sync.SyncResult.SyncError;
import io.quarkiverse.sync.store.RunRecord;

/** Fifth phase, second half: statistics and the run log. */
final class Journal {

    private final Figures figures;

    Journal(Figures figures) {
        this.figures = figures;
    }

    SyncResult ended(Run run, Optional<SyncException> failure) {
        SyncResult result = run.result();
        figures.add(result, run.report.byResolver(), failure.isPresent(), run.now());
        try {
            RunRecord record = record(run, result, failure);
            run.log(record);
            run.forgetOld();
        } catch (RuntimeException e) {
            // What ended the run is worth more to the caller than why its line in the log is missing.
            if (failure.isEmpty()) {
                throw e instanceof SyncException refused ? refused.withPartialResult(result) : e;
            }
            failure.get().addSuppressed(e);
        }
        return result;
    }

    private static RunRecord record(Run run, SyncResult result, Optional<SyncException> failure) {
        Instant now = run.now();
        String outcome = failure.map(e -> e instanceof SyncCancelledException ? "CANCELLED" : "FAILED")
                .orElse(result.outcome().name());
        return new RunRecord(run.id, run.started, now, outcome, result.uploaded(), result.downloaded(), result.conflicts(),
                result.errors().size(), result.bytesSent(), result.bytesReceived(), detail(result, failure));
    }

    private static String detail(SyncResult result, Optional<SyncException> failure) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        failure.ifPresent(e -> json.put("failure", e.getMessage()));
        ObjectNode collections = json.putObject("collections");
        result.details().forEach((name, detail) -> describe(collections.putObject(name), detail));
        ArrayNode errors = json.putArray("errors");
        result.errors().forEach(error -> describe(errors.addObject(), error));
        return json.toString();
    }

    private static void describe(ObjectNode json, CollectionResult detail) {
        json.put("uploaded", detail.uploaded()).put("downloaded", detail.downloaded()).put("conflicts", detail.conflicts())
                .put("quarantined", detail.quarantined()).put("unknown", detail.unknown());
    }

    private static void describe(ObjectNode json, SyncError error) {
        json.put("collection", error.collection()).put("recordId", error.recordId()).put("code", error.code())
                .put("message", error.message()).put("retryable", error.retryable());
    }
}
