package io.quarkiverse.sync.test.rest;

import static io.quarkiverse.sync.test.rest.Adapters.insert;
import static io.quarkiverse.sync.test.rest.Adapters.json;
import static io.quarkiverse.sync.test.rest.Adapters.pull;
import static io.quarkiverse.sync.test.rest.Adapters.push;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.sync.AdapterException;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.adapter.Fetched;
import io.quarkiverse.sync.adapter.PushChange;
import io.quarkiverse.sync.adapter.PushOutcome;
import io.quarkiverse.sync.adapter.Pushed;
import io.quarkus.test.QuarkusUnitTest;

/** What is added between our own two halves, as soon as the hub echoes the profile's header. */
class ProfileTest extends AdapterTest {

    private static final String CHECKPOINT = "{\"id\":\"b\",\"lwt\":\"e1.f.7.1\",\"epoch\":\"e1\"}";
    private static final HostileHub.Reply PAGE = HostileHub.Reply
            .json("{\"documents\":[],\"checkpoint\":" + CHECKPOINT + ",\"more\":false,\"fence\":12}").profile();

    @RegisterExtension
    static final QuarkusUnitTest APP = AdapterApp.create();

    private final PushChange a = insert("a");
    private final PushChange b = insert("b");

    @Test
    void headerIsAlwaysSentButNothingElseBeforeTheEcho() {
        hub.answers(PAGE);
        adapter.fetchChanges(pull(null, 10, "t1"), new TestCall());
        adapter.fetchChanges(pull(CHECKPOINT, 10, "t1", "t2"), new TestCall());

        assertThat(hub.requests).allMatch(request -> request.headers().getFirst("Sync-Profile").equals("1"));
        assertThat(hub.requests.get(0).query()).containsOnlyKeys("lwt", "id", "limit");
        assertThat(hub.requests.get(1).query()).isEqualTo(Map.of("lwt", "e1.f.7.1", "id", "b", "limit", "10", "maxBytes",
                String.valueOf(1 << 20), "tickets", "t1,t2"));
    }

    @Test
    void loginPageOnTheWayTellsNothingOfThePeer() {
        hub.answers(PAGE, HostileHub.Reply.html(200), results());
        adapter.fetchChanges(pull(null, 10), new TestCall());
        assertThatThrownBy(() -> adapter.fetchChanges(pull(CHECKPOINT, 10), new TestCall()))
                .isInstanceOf(AdapterException.class);

        adapter.sendBatch(push(CHECKPOINT, a), new TestCall());

        assertThat(hub.requests.get(2).body()).contains("changeId");
    }

    @Test
    void shortPageMayHaveMoreToCome() {
        hub.answers(HostileHub.Reply.json("{\"documents\":[{\"id\":\"a\"}],\"checkpoint\":" + CHECKPOINT
                + ",\"more\":true,\"fence\":12}").profile());

        Fetched.Page page = (Fetched.Page) adapter.fetchChanges(pull(null, 10), new TestCall());

        assertThat(page.exhausted()).isFalse();
        assertThat(page.fence()).isEqualTo(OptionalLong.of(12));
    }

    @Test
    void timeOfADeletion() {
        hub.answers(HostileHub.Reply.json("{\"documents\":[{\"id\":\"a\",\"_deleted\":true,"
                + "\"_deletedAt\":\"2026-01-01T00:00:00Z\"}],\"checkpoint\":" + CHECKPOINT + "}").profile());

        Fetched.Page page = (Fetched.Page) adapter.fetchChanges(pull(null, 10), new TestCall());

        assertThat(page.records().get(0).state()).isEqualTo(new RecordState.Deleted(
                Optional.of(Adapters.document("{\"id\":\"a\"}")), Optional.of(Instant.parse("2026-01-01T00:00:00Z"))));
    }

    @Test
    void firstPushAsksWhoIsThere() {
        hub.answers(PAGE, results());

        adapter.sendBatch(push(CHECKPOINT, a), new TestCall());

        assertThat(hub.requests.get(0).query()).containsEntry("limit", "1").containsEntry("lwt", "e1.f.7.1");
        HostileHub.Request sent = hub.requests.get(1);
        assertThat(sent.headers().getFirst("Sync-Epoch")).isEqualTo("e1");
        assertThat(json(sent.body()).get(0).get("changeId").asText()).isEqualTo(a.changeId().toString());
    }

    @Test
    void vanillaPeerGetsNoChangeIds() {
        hub.answers(PlainPushTest.EMPTY_PAGE, HostileHub.Reply.json("[]"));

        adapter.sendBatch(push(null, a), new TestCall());

        assertThat(json(hub.requests.get(1).body()).get(0).has("changeId")).isFalse();
        assertThat(hub.requests.get(1).headers().containsKey("Sync-Epoch")).isFalse();
    }

    @Test
    void everyStatus() {
        assertThat(outcome("\"applied\"")).isEqualTo(new PushOutcome.Applied(Optional.empty(), false));
        assertThat(outcome("\"duplicate\"")).isEqualTo(new PushOutcome.Applied(Optional.empty(), true));
        assertThat(outcome("\"applied\",\"master\":{\"id\":\"a\",\"n\":1,\"_deleted\":false}"))
                .isInstanceOfSatisfying(PushOutcome.Applied.class, applied -> assertThat(applied.stored()).isPresent());
        assertThat(outcome("\"conflict\",\"asOf\":41,\"master\":{\"id\":\"a\",\"_deleted\":true}"))
                .isInstanceOfSatisfying(PushOutcome.Conflicted.class, conflict -> {
                    assertThat(conflict.asOf()).isEqualTo(OptionalLong.of(41));
                    assertThat(conflict.master().state()).isInstanceOf(RecordState.Deleted.class);
                });
        assertThat(outcome("\"rejected\",\"reason\":\"VALIDATION\",\"message\":\"too short\",\"retryable\":true"))
                .isEqualTo(new PushOutcome.Rejected("VALIDATION", "too short", true));
    }

    @Test
    @Tag("invariant-05")
    void whatIsNotUnderstoodIsUnknown() {
        assertThat(outcome("\"maybe\"")).isInstanceOf(PushOutcome.Unknown.class);
        assertThat(outcome("\"conflict\"")).isInstanceOf(PushOutcome.Unknown.class);
        assertThat(answered(results()).outcomes().of(a)).isInstanceOf(PushOutcome.Unknown.class);
        assertThat(answered(results(result(a, "\"applied\""), result(a, "\"conflict\",\"master\":{\"id\":\"a\"}")))
                .outcomes().of(a)).isInstanceOf(PushOutcome.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"changeId\":\"00000000-0000-0000-0000-000000000009\",\"status\":\"applied\"}",
            "{\"status\":\"applied\"}", "7" })
    @Tag("invariant-05")
    void resultOfAStrangerMakesAllUnknown(String stranger) {
        Pushed.Answered answered = answered(results(result(a, "\"applied\""), result(b, "\"applied\""), stranger));

        assertThat(Stream.of(a, b).map(answered.outcomes()::of)).allMatch(PushOutcome.Unknown.class::isInstance);
    }

    @Test
    void ticketIsHandedOn() {
        assertThat(answered(results(result(a, "\"applied\""), result(b, "\"applied\""))).ticket()).contains("t9");
    }

    @ParameterizedTest
    @ValueSource(strings = { "NEW_EPOCH", "TOMBSTONES_PURGED", "FROM_THE_FUTURE", "SCOPE_CHANGED" })
    @Tag("invariant-08")
    void refusedCheckpoint(String name) {
        Fetched.Reason reason = Fetched.Reason.valueOf(name);
        HostileHub.Reply gone = HostileHub.Reply
                .json(410, "{\"error\":true,\"code\":410,\"message\":\"gone\",\"reason\":\"" + reason + "\"}").profile();
        hub.answers(gone);
        assertThat(adapter.fetchChanges(pull(CHECKPOINT, 10), new TestCall()))
                .isEqualTo(new Fetched.CheckpointRefused(reason));
        assertThat(adapter.sendBatch(push(CHECKPOINT, a), new TestCall())).isEqualTo(new Pushed.CheckpointRefused(reason));
        assertThat(hub.requests).hasSize(2);
    }

    @Test
    void batchesGrowWithTheProfile() {
        assertThat(adapter.maxBatchBytes()).isEqualTo(90_000);
        hub.answers(PAGE);
        adapter.fetchChanges(pull(null, 10), new TestCall());
        assertThat(adapter.maxBatchBytes()).isEqualTo(1_000_000);
    }

    private PushOutcome outcome(String status) {
        return answered(results(result(a, status), result(b, "\"applied\""))).outcomes().of(a);
    }

    private Pushed.Answered answered(HostileHub.Reply reply) {
        hub.answers(PAGE, reply);
        adapter.fetchChanges(pull(null, 10), new TestCall());
        return (Pushed.Answered) adapter.sendBatch(push(CHECKPOINT, a, b), new TestCall());
    }

    private static String result(PushChange change, String status) {
        return "{\"changeId\":\"" + change.changeId() + "\",\"status\":" + status + "}";
    }

    private static HostileHub.Reply results(String... results) {
        return HostileHub.Reply.json("{\"results\":[" + String.join(",", List.of(results)) + "],\"ticket\":\"t9\"}").profile();
    }
}
