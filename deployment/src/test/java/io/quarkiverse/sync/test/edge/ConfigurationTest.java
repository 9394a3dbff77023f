package io.quarkiverse.sync.test.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.ConfigurationException;
import io.quarkiverse.sync.SyncResult;
import io.quarkiverse.sync.SynchronizationEngine;
import io.quarkiverse.sync.edge.SyncRemote;
import io.quarkiverse.sync.test.config.EdgeApp;
import io.quarkiverse.sync.test.config.Note;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.QuarkusUnitTest;

/**
 * What is configured is what goes over the wire: three remotes of one persistence unit, each with settings of its own.
 * {@code main} is the one without a name.
 */
class ConfigurationTest {

    private static final String NOTES = "notes";
    private static final String LABELS = "labels";

    @RegisterExtension
    static final QuarkusUnitTest APP = EdgeApp
            .with(RecordingHub.class, RecordingFeed.class, Label.class, JoiningResolver.class)
            .overrideConfigKey("quarkus.sync.remote.url", RecordingHub.url("main"))
            .overrideConfigKey("quarkus.sync.remote.auth-token", "secret")
            .overrideConfigKey("quarkus.sync.remote.headers.\"X-Ship\"", "Aurora")
            .overrideConfigKey("quarkus.sync.remote.retries", "2")
            .overrideConfigKey("quarkus.sync.remote.backoff", "10ms")
            .overrideConfigKey("quarkus.sync.remote.circuit-breaker.request-volume", "1000")
            .overrideConfigKey("quarkus.sync.batch.rows", "3")
            .overrideConfigKey("quarkus.sync.batch.bytes", "3000")
            .overrideConfigKey("quarkus.sync.page.rows", "4")
            .overrideConfigKey("quarkus.sync.order", "notes,labels")
            .overrideConfigKey("quarkus.sync.default-strategy", "push-only")
            .overrideConfigKey("quarkus.sync.conflict.strategy", "fail")
            .overrideConfigKey("quarkus.sync.collection.notes.strategy", "two-way")
            .overrideConfigKey("quarkus.sync.collection.notes.conflict.strategy", "joining")
            .overrideConfigKey("quarkus.sync.collection.notes.server-managed", "editedAt")
            .overrideConfigKey("quarkus.sync.collection.notes.query-parameters.region", "north")
            .overrideConfigKey("quarkus.sync.branch.remote.url", RecordingHub.url("branch"))
            .overrideConfigKey("quarkus.sync.branch.collections", "notes")
            .overrideConfigKey("quarkus.sync.branch.conflict.strategy", "client-wins")
            .overrideConfigKey("quarkus.sync.strict.remote.url", RecordingHub.url("strict"))
            .overrideConfigKey("quarkus.sync.strict.collections", "labels")
            .overrideConfigKey("quarkus.sync.strict.initial", "require-empty");

    private static RecordingHub hub;

    @Inject
    SynchronizationEngine main;

    @Inject
    @SyncRemote("branch")
    SynchronizationEngine branch;

    @Inject
    @SyncRemote("strict")
    SynchronizationEngine strict;

    @BeforeAll
    static void start() {
        hub = new RecordingHub();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    /** Every test begins after the enrolment, with nothing left to be sent. */
    @BeforeEach
    void agree() {
        // the very first request of an application may take longer than a probe waits
        List.of(main, branch, strict).forEach(engine -> engine.setNetworkStatus(true));
        completed(main);
        completed(branch);
        completed(main);
        hub.forgetRequests();
    }

    @Test
    void everyRequestCarriesTokenAndHeaders() {
        main.clearNetworkStatus();
        persist("a");
        completed(main);
        completed(branch);

        assertThat(hub.requests("main")).extracting(RecordingHub.Request::kind).contains("", "pull", "push");
        assertThat(hub.requests("main")).allSatisfy(request -> {
            assertThat(request.headers().get("Authorization")).containsExactly("Bearer secret");
            assertThat(request.headers().get("X-Ship")).containsExactly("Aurora");
        });
        assertThat(hub.requests("branch")).isNotEmpty().allSatisfy(request -> assertThat(request.headers())
                .doesNotContainKeys("Authorization", "X-ship"));
    }

    @Test
    void batchesAreBoundedInRows() {
        QuarkusTransaction.requiringNew().run(() -> List.of("a", "b", "c", "d", "e", "f", "g").forEach(this::persist));

        completed(main);

        assertThat(rowsPushed("main")).containsExactly(3, 3, 1);
        completed(branch);
        assertThat(rowsPushed("branch")).as("with the default of 500").containsExactly(7);
    }

    @Test
    void batchesAreBoundedInBytes() {
        QuarkusTransaction.requiringNew()
                .run(() -> List.of("a", "b", "c").forEach(text -> persist(text.repeat(1_200))));

        completed(main);

        assertThat(rowsPushed("main")).containsExactly(2, 1);
        assertThat(hub.requests("main", NOTES, "push")).allMatch(request -> request.bytes() <= 3_000);
    }

    @Test
    void aLargeRecordGoesAlone() {
        UUID[] ids = new UUID[2];
        QuarkusTransaction.requiringNew().run(() -> {
            ids[0] = persist("small");
            ids[1] = persist("x".repeat(1 << 20));
        });

        completed(main);

        assertThat(rowsPushed("main")).containsExactly(1, 1);
        assertThat(hub.get("main", NOTES, ids[1].toString()).get("text").asText()).hasSize(1 << 20);
        completed(branch);
        assertThat(rowsPushed("branch")).as("with the default of 90 kB").containsExactly(1, 1);
    }

    @Test
    void pagesAreBoundedInRows() {
        for (int note = 0; note < 6; note++) {
            put("main", UUID.randomUUID(), "there");
        }

        assertThat(completed(main).downloaded()).isEqualTo(6);

        assertThat(hub.requests("main", NOTES, "pull")).hasSizeGreaterThanOrEqualTo(2)
                .allMatch(request -> request.query().get("limit").equals("4"));
        completed(branch);
        assertThat(hub.requests("branch", NOTES, "pull")).allMatch(request -> request.query().get("limit").equals("1000"));
    }

    @Test
    void requestsAreRepeatedAsOftenAsConfigured() {
        hub.busy(2);
        completed(main);
        assertThat(hub.requests("main", NOTES, "pull")).hasSize(3);

        hub.forgetRequests();
        hub.busy(3);
        assertThatThrownBy(main::sync).hasMessageContaining("503");
        assertThat(hub.requests("main", NOTES, "pull")).hasSize(3);
    }

    @Test
    void collectionsComeInTheirOrder() {
        QuarkusTransaction.requiringNew().run(() -> {
            label("order");
            persist("a");
        });

        completed(main);

        assertThat(hub.requests("main").stream().filter(request -> request.kind().equals("push"))
                .map(RecordingHub.Request::collection)).containsExactly(NOTES, LABELS);
    }

    @Test
    void queryParametersGoAlongWithPullsOfTheirCollection() {
        completed(main);
        completed(branch);

        assertThat(hub.requests("main", NOTES, "pull")).isNotEmpty().allSatisfy(
                request -> assertThat(request.query()).containsEntry("region", "north"));
        assertThat(hub.requests("branch", NOTES, "pull")).isNotEmpty().allSatisfy(
                request -> assertThat(request.query()).doesNotContainKey("region"));
    }

    @Test
    void whatIsOnlyPushedIsNotPulled() {
        hub.put("main", LABELS, JsonNodeFactory.instance.objectNode().put("id", "theirs").put("text", "there"));
        QuarkusTransaction.requiringNew().run(() -> label("ours"));

        completed(main);

        assertThat(hub.get("main", LABELS, "ours").get("text").asText()).isEqualTo("label");
        assertThat(QuarkusTransaction.requiringNew().call(() -> Label.findById("theirs") == null)).isTrue();
    }

    @Test
    void fieldsThatTheHubSetsAreNoConflict() {
        UUID id = agreed();
        put("main", id, "agreed", Instant.parse("2026-11-26T05:00:00Z"));
        edit(id, "edited");

        completed(main);

        assertThat(hub.get("main", NOTES, id.toString()).get("text").asText()).isEqualTo("edited");
        assertThat(conflictsOf(main, id)).isZero();
    }

    @Test
    void aResolverBeanIsFoundByItsIdentifier() {
        UUID id = agreed();
        put("main", id, "there");
        edit(id, "here");

        completed(main);

        assertThat(hub.get("main", NOTES, id.toString()).get("text").asText()).isEqualTo("here + there");
        assertThat(text(id)).isEqualTo("here + there");
        assertThat(conflictsOf(main, id)).isEqualTo(1);
    }

    @Test
    void aRemoteHasAResolverOfItsOwn() {
        UUID id = agreed();
        put("branch", id, "there");
        edit(id, "here");

        completed(branch);

        assertThat(hub.get("branch", NOTES, id.toString()).get("text").asText()).isEqualTo("here");
        assertThat(conflictsOf(branch, id)).isEqualTo(1);
        assertThat(conflictsOf(main, id)).isZero();
    }

    @Test
    void whatOneRemoteBringsGoesOnToTheOther() {
        UUID id = UUID.randomUUID();
        put("main", id, "from main");
        completed(main);
        hub.forgetRequests();
        completed(branch);
        assertThat(hub.get("branch", NOTES, id.toString()).get("text").asText()).isEqualTo("from main");

        put("branch", id, "from the branch");
        completed(branch);
        completed(main);

        assertThat(hub.get("main", NOTES, id.toString()).get("text").asText()).isEqualTo("from the branch");
        assertThat(rowsPushed("branch")).as("what it brought itself does not go back").containsExactly(1);
        assertThat(main.statistics().pending() + branch.statistics().pending()).isZero();
    }

    @Test
    void aRemoteHasItsOwnCollections() {
        QuarkusTransaction.requiringNew().run(() -> label("branch"));
        persist("a");
        completed(branch);

        assertThat(hub.requests("branch")).extracting(RecordingHub.Request::collection).doesNotContain(LABELS);
    }

    @Test
    void aFirstSyncThatAsksForNoRecordsNamesItsProperty() {
        QuarkusTransaction.requiringNew().run(() -> label("strict"));

        assertThatThrownBy(strict::sync).isInstanceOfSatisfying(ConfigurationException.class,
                failure -> assertThat(failure.properties()).containsExactly("quarkus.sync.\"strict\".initial"))
                .hasMessageContaining("quarkus.sync.\"strict\".initial=require-empty");
        completed(main);
    }

    private static SyncResult completed(SynchronizationEngine engine) {
        SyncResult result = engine.sync();
        assertThat(result.errors()).isEqualTo(List.of());
        return result;
    }

    /** A note that main, branch and this application have. */
    private UUID agreed() {
        UUID id = persist("agreed");
        completed(main);
        completed(branch);
        hub.forgetRequests();
        return id;
    }

    private UUID persist(String text) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            Note note = new Note();
            note.text = text;
            note.persist();
            return note.id;
        });
    }

    private static void label(String id) {
        Label label = new Label();
        label.id = id;
        label.text = "label";
        label.persist();
    }

    private static void edit(UUID id, String text) {
        QuarkusTransaction.requiringNew().run(() -> Note.<Note> findById(id).text = text);
    }

    private static String text(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> Note.<Note> findById(id).text);
    }

    private static void put(String to, UUID id, String text) {
        hub.put(to, NOTES, note(id, text));
    }

    private static void put(String to, UUID id, String text, Instant editedAt) {
        hub.put(to, NOTES, note(id, text).put("editedAt", editedAt.toString()));
    }

    private static ObjectNode note(UUID id, String text) {
        return JsonNodeFactory.instance.objectNode().put("id", id.toString()).put("text", text);
    }

    private static List<Integer> rowsPushed(String to) {
        return hub.requests(to, NOTES, "push").stream().map(RecordingHub.Request::body).map(JsonNode::size).toList();
    }

    private static long conflictsOf(SynchronizationEngine engine, UUID id) {
        return engine.conflicts(1_000).stream().filter(conflict -> conflict.id().equals(id.toString())).count();
    }
}
