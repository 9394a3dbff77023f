package io.quarkiverse.sync.test.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.quarkiverse.sync.SyncResult;
import io.quarkiverse.sync.SynchronizationEngine;
import io.quarkiverse.sync.test.config.EdgeApp;
import io.quarkiverse.sync.test.config.Note;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.QuarkusUnitTest;

/** Everything together, against a peer that speaks plain RxDB: edits travel both ways, and nothing is left over. */
class RoundTripTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = EdgeApp.with(RecordingHub.CLASSES)
            .overrideConfigKey("quarkus.sync.remote.url", RecordingHub.url("hub"))
            .overrideConfigKey("quarkus.sync.remote.retries", "0");

    private static RecordingHub hub;

    @Inject
    SynchronizationEngine engine;

    @BeforeAll
    static void start() {
        hub = new RecordingHub();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void bothWays() {
        // the very first request of an application may take longer than a probe waits
        engine.setNetworkStatus(true);
        UUID theirs = UUID.randomUUID();
        put(theirs, "from the hub");
        UUID ours = QuarkusTransaction.requiringNew().call(() -> {
            Note note = new Note();
            note.text = "from the edge";
            note.persist();
            return note.id;
        });

        assertCompleted(engine.sync());
        assertThat(text(theirs)).isEqualTo("from the hub");
        assertThat(at(ours).get("text").asText()).isEqualTo("from the edge");

        edit(theirs, "edited at the edge");
        put(ours, "edited at the hub");
        assertCompleted(engine.sync());
        assertThat(text(ours)).isEqualTo("edited at the hub");
        assertThat(at(theirs).get("text").asText()).isEqualTo("edited at the edge");

        QuarkusTransaction.requiringNew().run(() -> Note.deleteById(theirs));
        assertCompleted(engine.sync());
        assertThat(at(theirs).get("_deleted").booleanValue()).isTrue();
        assertThat(engine.statistics().pending()).isZero();
        assertThat(engine.conflicts(10)).isEmpty();
    }

    private static void assertCompleted(SyncResult result) {
        assertThat(result.errors()).isEqualTo(List.of());
        assertThat(result.outcome()).isEqualTo(SyncResult.Outcome.COMPLETED);
        assertThat(result.bytesReceived()).isPositive();
    }

    private static void put(UUID id, String text) {
        hub.put("hub", "notes", JsonNodeFactory.instance.objectNode().put("id", id.toString()).put("text", text));
    }

    private static JsonNode at(UUID id) {
        return hub.get("hub", "notes", id.toString());
    }

    private static String text(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> Note.<Note> findById(id).text);
    }

    private static void edit(UUID id, String text) {
        QuarkusTransaction.requiringNew().run(() -> Note.<Note> findById(id).text = text);
    }
}
