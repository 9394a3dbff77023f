package io.quarkiverse.sync.test.rest;

import static io.quarkiverse.sync.test.rest.Adapters.document;
import static io.quarkiverse.sync.test.rest.Adapters.json;
import static io.quarkiverse.sync.test.rest.Adapters.pull;
import static io.quarkiverse.sync.test.rest.Adapters.push;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.AdapterException;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.adapter.Checkpoint;
import io.quarkiverse.sync.adapter.Fetched;
import io.quarkiverse.sync.adapter.PushChange;
import io.quarkiverse.sync.adapter.PushOutcome;
import io.quarkiverse.sync.adapter.PushRequest;
import io.quarkiverse.sync.adapter.Pushed;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkus.test.QuarkusUnitTest;

/** The adapter asks a vanilla peer exactly what RxDB's own client asked, and understands what rxdb-server answered. */
class RecordedTrafficTest extends AdapterTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = AdapterApp.create();

    @Test
    void firstPullAndTheNext() {
        Recording recording = new Recording("rxdb15-01-initial-pull.http");
        hub.answers(recording.reply(1), recording.reply(2));

        Fetched.Page first = (Fetched.Page) adapter.fetchChanges(pull(null, 3), new TestCall());
        Fetched.Page second = (Fetched.Page) adapter.fetchChanges(pull(first.next().raw(), 3), new TestCall());

        assertAsked(0, recording.request(1));
        assertAsked(1, recording.request(2));
        assertThat(first.next()).isEqualTo(new Checkpoint("{\"id\":\"p00000002\",\"lwt\":1795404582393.01}"));
        assertThat(first.exhausted()).isFalse();
        assertThat(first.records()).extracting(RemoteRecord::id).containsExactly("p00000000", "p00000001", "p00000002");
        assertThat(second.exhausted()).isTrue();
        assertThat(second.records()).hasSize(2);
    }

    @Test
    void pullWithoutChanges() {
        Recording recording = new Recording("rxdb15-02-pull-nochange.http");
        hub.answers(recording.reply(3));

        Fetched.Page page = (Fetched.Page) adapter
                .fetchChanges(pull("{\"id\":\"p00000004\",\"lwt\":1795404582393.01}", 3), new TestCall());

        assertAsked(0, recording.request(3));
        assertThat(page.records()).isEmpty();
        assertThat(page.exhausted()).isTrue();
    }

    @Test
    void insertUpdateAndDelete() {
        Recording recording = new Recording("rxdb15-03-push-insert-update-delete.http");

        List<PushOutcome> outcomes = replayed(recording, 4);

        assertThat(outcomes).hasSize(3).allMatch(PushOutcome.Applied.class::isInstance);
    }

    @Test
    void pulledDeletion() {
        Recording recording = new Recording("rxdb15-03-push-insert-update-delete.http");
        hub.answers(recording.reply(5));

        Fetched.Page page = (Fetched.Page) adapter.fetchChanges(pull(null, 3), new TestCall());

        RecordState deleted = page.records().get(1).state();
        assertThat(deleted).isInstanceOf(RecordState.Deleted.class);
        assertThat(deleted.image().orElseThrow().fields()).contains("name").doesNotContain("_deleted");
    }

    @Test
    void conflict() {
        Recording recording = new Recording("rxdb15-04-push-conflict.http");

        assertThat(replayed(recording, 7)).singleElement().isInstanceOfSatisfying(PushOutcome.Conflicted.class,
                conflict -> assertThat(conflict.master().state().image().orElseThrow().get("inventory").intValue())
                        .isEqualTo(568));
    }

    @Test
    void conflictWithADeletion() {
        Recording recording = new Recording("rxdb15-05-push-conflict-deleted-on-master.http");

        assertThat(replayed(recording, 9)).singleElement().isInstanceOfSatisfying(PushOutcome.Conflicted.class,
                conflict -> assertThat(conflict.master().state()).isInstanceOf(RecordState.Deleted.class));
    }

    @Test
    void errors() {
        Recording recording = new Recording("rxdb15-07-errors.http");
        hub.answers(recording.reply(15));
        assertThatThrownBy(() -> adapter.fetchChanges(pull(null, 2), new TestCall())).isInstanceOf(AdapterException.class)
                .hasMessageContaining("401: Unauthorized").hasMessageContaining("quarkus.sync.remote.auth-token");
        hub.answers(recording.reply(16));
        assertThatThrownBy(() -> adapter.fetchChanges(pull(null, 2), new TestCall())).isInstanceOf(AdapterException.class)
                .hasMessageContaining("404").hasMessageContaining("quarkus.sync.remote.url");
        hub.answers(HostileHub.Reply.json("{\"documents\":[],\"checkpoint\":{\"id\":\"\",\"lwt\":0}}"), recording.reply(18));
        assertThat(adapter.sendBatch(push(null, Adapters.insert("a")), new TestCall())).isInstanceOf(Pushed.TooLarge.class);
    }

    /** Sends the changes of a recorded push, compares what goes over the wire, and returns the outcomes in their order. */
    private List<PushOutcome> replayed(Recording recording, int number) {
        hub.answers(HostileHub.Reply.json("{\"documents\":[],\"checkpoint\":{\"id\":\"p\",\"lwt\":1}}"),
                recording.reply(number));
        List<PushChange> changes = new ArrayList<>();
        for (JsonNode row : json(recording.request(number).body())) {
            changes.add(Adapters.change(row.get("newDocumentState").get("id").asText(),
                    row.has("assumedMasterState") ? state(row.get("assumedMasterState")) : new RecordState.Absent(),
                    state(row.get("newDocumentState"))));
        }

        Pushed.Answered answered = (Pushed.Answered) adapter.sendBatch(
                new PushRequest("products", 0, Optional.empty(), changes), new TestCall());

        assertAsked(1, recording.request(number));
        return changes.stream().map(answered.outcomes()::of).toList();
    }

    private static RecordState state(JsonNode json) {
        ObjectNode document = json.deepCopy();
        boolean deleted = document.remove("_deleted").booleanValue();
        return deleted
                ? new RecordState.Deleted(Optional.of(document(document.toString())), Optional.empty())
                : RecordState.present(document(document.toString()));
    }

    private void assertAsked(int index, Recording.Message recorded) {
        HostileHub.Request request = hub.requests.get(index);
        String[] line = recorded.first().split(" ");
        assertThat(request.method()).isEqualTo(line[0]);
        String[] target = line[1].split("\\?");
        assertThat(request.path()).isEqualTo(target[0]);
        if (target.length > 1) {
            assertThat(String.join("&", request.query().entrySet().stream().map(Object::toString).toList()))
                    .isEqualTo(target[1]);
        }
        if (!recorded.body().isEmpty()) {
            assertThat(json(request.body())).isEqualTo(json(recorded.body()));
            assertThat(request.headers().getFirst("Content-Type")).isEqualTo("application/json");
        }
        assertThat(request.headers().getFirst("Accept")).isEqualTo("application/json");
        assertThat(request.headers().getFirst("Authorization")).isEqualTo("Bearer t");
    }
}
