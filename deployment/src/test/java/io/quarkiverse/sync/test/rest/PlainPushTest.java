package io.quarkiverse.sync.test.rest;

import static io.quarkiverse.sync.test.rest.Adapters.insert;
import static io.quarkiverse.sync.test.rest.Adapters.push;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.adapter.PushChange;
import io.quarkiverse.sync.adapter.PushOutcome;
import io.quarkiverse.sync.adapter.PushOutcome.Applied;
import io.quarkiverse.sync.adapter.PushOutcome.Conflicted;
import io.quarkiverse.sync.adapter.PushOutcome.Unknown;
import io.quarkiverse.sync.adapter.Pushed;
import io.quarkus.test.QuarkusUnitTest;

/** What a vanilla peer's answer to a push means; what is not understood is unknown. */
@Tag("invariant-05")
class PlainPushTest extends AdapterTest {

    static final HostileHub.Reply EMPTY_PAGE = HostileHub.Reply
            .json("{\"documents\":[],\"checkpoint\":{\"id\":\"\",\"lwt\":0}}");

    @RegisterExtension
    static final QuarkusUnitTest APP = AdapterApp.create();

    private final PushChange a = insert("a");
    private final PushChange b = insert("b");

    @BeforeEach
    void peerIsPlain() {
        hub.answers(EMPTY_PAGE);
        adapter.fetchChanges(Adapters.pull(null, 10), new TestCall());
    }

    @Test
    void emptyArrayIsApplied() {
        assertThat(outcomes("[]")).allMatch(Applied.class::isInstance);
    }

    @Test
    void conflictOfOneIsAppliedForTheOther() {
        List<PushOutcome> outcomes = outcomes("[{\"id\":\"b\",\"name\":\"theirs\",\"_deleted\":false}]");

        assertThat(outcomes.get(0)).isInstanceOf(Applied.class);
        assertThat(outcomes.get(1)).isInstanceOf(Conflicted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "[{\"id\":\"stranger\",\"_deleted\":false}]",
            "[{\"id\":\"a\",\"_deleted\":false},{\"id\":\"stranger\",\"_deleted\":false}]",
            "[{\"name\":\"nobody\"}]",
            "[7]",
            "{\"error\":true,\"code\":500,\"message\":\"no\"}",
            "{}",
            "true",
            "",
            "[{\"id\":\"a\"",
            "<html>Log in</html>" })
    void anythingElseIsUnknownForAll(String answer) {
        assertThat(outcomes(answer)).allMatch(Unknown.class::isInstance);
    }

    @Test
    void emptyAnswerWithStatus204IsUnknown() {
        hub.answers(new HostileHub.Reply(204, Map.of(), "", 0, false));

        assertThat(sent()).allMatch(Unknown.class::isInstance);
    }

    @Test
    void serverErrorIsUnknown() {
        hub.answers(HostileHub.Reply.html(500));

        assertThat(sent()).allMatch(Unknown.class::isInstance);
    }

    @Test
    void tooLarge() {
        hub.answers(HostileHub.Reply.html(413));

        assertThat(adapter.sendBatch(push(null, a, b), new TestCall())).isInstanceOfSatisfying(Pushed.TooLarge.class,
                tooLarge -> assertThat(tooLarge.message()).contains("bytes were refused"));
    }

    @Test
    void batchOverRxdbServersLimitIsNotSent() {
        String text = "x".repeat(30_000);
        PushChange[] batch = IntStream.range(0, 4).mapToObj(i -> Adapters.change("r" + i,
                new RecordState.Absent(), RecordState.present(
                        Adapters.document("{\"id\":\"r" + i + "\",\"text\":\"" + text + "\"}"))))
                .toArray(PushChange[]::new);

        assertThat(adapter.sendBatch(push(null, batch), new TestCall())).isInstanceOf(Pushed.TooLarge.class);
        assertThat(hub.requests).noneMatch(request -> request.method().equals("POST"));
    }

    @Test
    void bytesAreCounted() {
        hub.answers(HostileHub.Reply.json("[]"));
        TestCall call = new TestCall();

        adapter.sendBatch(push(null, a), call);

        assertThat(call.sent.get()).isEqualTo(hub.requests.get(1).body().length());
        assertThat(call.received.get()).isEqualTo(2);
    }

    private List<PushOutcome> outcomes(String answer) {
        hub.answers(HostileHub.Reply.json(answer));
        return sent();
    }

    private List<PushOutcome> sent() {
        Pushed.Answered answered = (Pushed.Answered) adapter.sendBatch(push(null, a, b), new TestCall());
        return Stream.of(a, b).map(answered.outcomes()::of).toList();
    }
}
