package io.quarkiverse.sync.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import io.quarkiverse.sync.store.OfflineStore;
import io.quarkiverse.sync.store.RunRecord;

/** Writes the run log as JSON. */
final class RunLog {

    private static final int NEWEST = 10_000;

    private final OfflineStore store;

    RunLog(OfflineStore store) {
        this.store = store;
    }

    void export(OutputStream out) {
        try (JsonGenerator json = new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            json.writeStartArray();
            for (RunRecord run : store.runs(NEWEST)) {
                write(json, run);
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException("the run log could not be written", e);
        }
    }

    private static void write(JsonGenerator json, RunRecord run) throws IOException {
        json.writeStartObject();
        json.writeStringField("runId", run.runId().toString());
        json.writeStringField("started", run.started().toString());
        json.writeStringField("ended", run.ended().toString());
        json.writeStringField("outcome", run.outcome());
        json.writeNumberField("uploaded", run.uploaded());
        json.writeNumberField("downloaded", run.downloaded());
        json.writeNumberField("conflicts", run.conflicts());
        json.writeNumberField("errors", run.errors());
        json.writeNumberField("bytesSent", run.bytesSent());
        json.writeNumberField("bytesReceived", run.bytesReceived());
        json.writeFieldName("detail");
        json.writeRawValue(run.detail());
        json.writeEndObject();
    }
}
