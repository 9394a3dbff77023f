package io.quarkiverse.sync.test.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.SyncResult;
import io.quarkiverse.sync.SynchronizationEngine;
import io.quarkiverse.sync.test.config.EdgeApp;
import io.quarkiverse.sync.test.config.Note;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.QuarkusUnitTest;

/** Everything together, against a peer that speaks plain RxDB: edits travel both ways, and nothing is left over. */
class RoundTripTest {

    private static final int PORT = 28_341;

    @RegisterExtension
    static final QuarkusUnitTest APP = EdgeApp.with(VanillaHub.class)
            .overrideConfigKey("quarkus.sync.remote.url", "http://127.0.0.1:" + PORT)
            .overrideConfigKey("quarkus.sync.remote.retries", "0");

    private static VanillaHub hub;

    @Inject
    SynchronizationEngine engine;

    @BeforeAll
    static void start() {
        hub = new VanillaHub(PORT);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void bothWays() {
        UUID theirs = UUID.randomUUID();
        hub.put(theirs.toString(), "from the hub");
        UUID ours = QuarkusTransaction.requiringNew().call(() -> {
            Note note = new Note();
            note.text = "from the edge";
            note.persist();
            return note.id;
        });

        assertCompleted(engine.sync());
        assertThat(text(theirs)).isEqualTo("from the hub");
        assertThat(hub.get(ours.toString()).get("text").asText()).isEqualTo("from the edge");

        edit(theirs, "edited at the edge");
        hub.put(ours.toString(), "edited at the hub");
        assertCompleted(engine.sync());
        assertThat(text(ours)).isEqualTo("edited at the hub");
        assertThat(hub.get(theirs.toString()).get("text").asText()).isEqualTo("edited at the edge");

        QuarkusTransaction.requiringNew().run(() -> Note.deleteById(theirs));
        assertCompleted(engine.sync());
        assertThat(hub.get(theirs.toString()).get("_deleted").booleanValue()).isTrue();
        assertThat(engine.statistics().pending()).isZero();
        assertThat(engine.conflicts(10)).isEmpty();
    }

    private static void assertCompleted(SyncResult result) {
        assertThat(result.errors()).isEqualTo(List.of());
        assertThat(result.outcome()).isEqualTo(SyncResult.Outcome.COMPLETED);
        assertThat(result.bytesReceived()).isPositive();
    }

    private static String text(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> Note.<Note> findById(id).text);
    }

    private static void edit(UUID id, String text) {
        QuarkusTransaction.requiringNew().run(() -> Note.<Note> findById(id).text = text);
    }
}
