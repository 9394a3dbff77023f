package io.quarkiverse.sync.test.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.quarkiverse.sync.QuarantinedRecord;
import io.quarkiverse.sync.SyncResult.SyncError;
import io.quarkiverse.sync.SynchronizationEngine;
import io.quarkiverse.sync.conflict.Conflict;
import io.quarkiverse.sync.conflict.ConflictResolver;
import io.quarkiverse.sync.conflict.Resolution;
import io.quarkiverse.sync.store.ConflictRecord;
import io.quarkiverse.sync.test.config.EdgeApp;
import io.quarkiverse.sync.test.config.Note;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.QuarkusUnitTest;

/** What people do with what is set aside, in an application. */
@Tag("invariant-09")
class SetAsideTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = EdgeApp.with(RecordingHub.class, RecordingFeed.class, Ask.class)
            .overrideConfigKey("quarkus.sync.remote.url", RecordingHub.url("hub"))
            .overrideConfigKey("quarkus.sync.remote.retries", "0")
            .overrideConfigKey("quarkus.sync.conflict.strategy", "ask");

    private static RecordingHub hub;

    @Inject
    SynchronizationEngine engine;

    @ApplicationScoped
    @Named("ask")
    public static class Ask implements ConflictResolver {
        @Override
        public Resolution resolve(Conflict conflict) {
            return new Resolution.Wait("ask Ann");
        }
    }

    @BeforeAll
    static void start() {
        hub = new RecordingHub();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void aRefusedEditIsListedRetriedAndDiscarded() throws IOException {
        UUID id = agreed();
        hub.keep("hub", "notes", id.toString());
        edit(id, "refused");
        engine.sync();

        assertThat(engine.quarantine().list(10)).extracting(QuarantinedRecord::recordId, QuarantinedRecord::reason)
                .containsExactly(tuple(id.toString(), "NOT_TAKEN"));
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        engine.quarantine().export(json);
        assertThat(new ObjectMapper().readTree(json.toByteArray()).at("/0/local/document/text").asText()).isEqualTo("refused");
        assertThat(retry(id)).isEmpty();
        engine.sync();
        assertThat(engine.quarantine().list(10)).hasSize(1);

        assertThat(engine.quarantine().discard("notes", List.of(id.toString()))).isEmpty();

        assertThat(text(id)).isEqualTo("agreed");
        assertThat(engine.quarantine().list(10)).isEmpty();
        assertThat(engine.statistics().pending()).as("not captured").isZero();
        assertThat(retry(id)).extracting(SyncError::code).containsExactly("NOT_SET_ASIDE");
    }

    @Test
    void aConflictIsDecidedAndItsRecordErased() {
        UUID id = agreed();
        edit(id, "here");
        put(id, "there");
        engine.sync();
        UUID conflict = engine.conflicts(1).get(0).conflictId();

        assertThat(engine.resolve(conflict, new Resolution.TakeLocal())).isEmpty();
        engine.sync();

        assertThat(hub.get("hub", "notes", id.toString()).get("text").asText()).isEqualTo("here");
        assertThat(engine.conflicts(1)).extracting(ConflictRecord::resolver).containsExactly(Optional.of("people"));
        assertThat(engine.erase("notes", id.toString())).isPresent();
        QuarkusTransaction.requiringNew().run(() -> Note.deleteById(id));
        engine.sync();
        assertThat(engine.erase("notes", id.toString())).isEmpty();
        assertThat(engine.conflicts(10)).noneMatch(any -> any.id().equals(id.toString()));
    }

    @Test
    @Tag("invariant-18")
    void insideATransactionNothingIsDone() {
        QuarkusTransaction.requiringNew().run(() -> assertThatThrownBy(() -> retry(UUID.randomUUID()))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("inside a transaction"));
    }

    private UUID agreed() {
        // the very first request of an application may take longer than a probe waits
        engine.setNetworkStatus(true);
        UUID id = UUID.randomUUID();
        put(id, "agreed");
        engine.sync();
        return id;
    }

    private static void put(UUID id, String text) {
        hub.put("hub", "notes", JsonNodeFactory.instance.objectNode().put("id", id.toString()).put("text", text));
    }

    private List<SyncError> retry(UUID id) {
        return engine.quarantine().retry("notes", List.of(id.toString()));
    }

    private static String text(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> Note.<Note> findById(id).text);
    }

    private static void edit(UUID id, String text) {
        QuarkusTransaction.requiringNew().run(() -> Note.<Note> findById(id).text = text);
    }
}
