package io.quarkiverse.sync.engine;

import static io.quarkiverse.sync.engine.Edge.PARTS;
import static io.quarkiverse.sync.engine.Edge.THINGS;
import static io.quarkiverse.sync.engine.Edge.part;
import static io.quarkiverse.sync.engine.Edge.thing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.sync.AdapterException;
import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.SyncResult;
import io.quarkiverse.sync.adapter.PushOutcome;
import io.quarkiverse.sync.adapter.PushRequest;
import io.quarkiverse.sync.store.Change;

/** One record for which a remote refuses or fails whole requests blocks no other one, and no run. */
class IsolationTest {

    private static final PushOutcome UNANSWERED = new PushOutcome.Unknown("answered 500");

    private final TestHub hub = new TestHub();
    private final Edge edge = new Edge(hub);

    @BeforeEach
    void enrol() {
        edge.engine.sync();
    }

    @ParameterizedTest
    @ValueSource(ints = { 400, 403, 409, 422 })
    @Tag("invariant-09")
    void aRecordThatMakesTheRemoteRefuseTheRequestIsQuarantined(int status) {
        hub.onPush = change -> {
            if (holdsPoison()) {
                throw new AdapterException("answered " + status, status, null);
            }
            return Optional.empty();
        };
        writeThingsWithPoison();
        hub.put(THINGS, thing("new", "from the hub"));

        edge.engine.sync();

        everythingButThePoisonIsThere("REQUEST_REFUSED");
        assertThat(edge.name("new")).isEqualTo("from the hub");
    }

    @Test
    @Tag("invariant-09")
    void aRecordThatMakesTheRemoteFailEachTimeIsQuarantined() {
        hub.onPush = change -> holdsPoison() ? Optional.of(UNANSWERED) : Optional.empty();
        writeThingsWithPoison();

        edge.engine.sync();

        everythingButThePoisonIsThere("NEVER_ANSWERED");
    }

    @Test
    @Tag("invariant-09")
    void whatIsSetAsideForTheRemotesFailureIsTriedAgain() {
        hub.onPush = change -> holdsPoison() ? Optional.of(UNANSWERED) : Optional.empty();
        writeThingsWithPoison();
        edge.engine.sync();
        hub.onPush = change -> Optional.empty();
        edge.now = edge.now.plusSeconds(3600);

        edge.engine.sync();

        assertThat(hub.state(THINGS, "poison")).isInstanceOf(RecordState.Present.class);
        assertThat(edge.changes()).isEmpty();
    }

    @Test
    void aRemoteThatRefusesAnythingIsNotAskedForEachRecord() {
        for (int i = 10; i < 90; i++) {
            edge.put(thing("t" + i, "x"));
        }
        hub.onPush = change -> {
            throw new AdapterException("answered 400", 400, null);
        };

        assertThatThrownBy(() -> edge.engine.sync(THINGS)).isInstanceOf(AdapterException.class);

        assertThat(hub.requests).hasSizeLessThan(20);
        assertThat(edge.changes()).hasSize(80).allSatisfy(
                change -> assertThat(change.state()).isEqualTo(Change.State.PENDING));
    }

    @Test
    void aRemoteThatFailsAnythingIsNotAskedForEachRecord() {
        for (int i = 10; i < 90; i++) {
            edge.put(thing("t" + i, "x"));
        }
        hub.onPush = change -> Optional.of(UNANSWERED);

        SyncResult result = edge.engine.sync();

        assertThat(hub.requests).hasSizeLessThan(40);
        assertThat(edge.changes()).hasSize(80).allSatisfy(
                change -> assertThat(change.state()).isEqualTo(Change.State.PENDING));
        assertThat(result.outcome()).isEqualTo(SyncResult.Outcome.PARTIAL);
    }

    @ParameterizedTest
    @ValueSource(ints = { 401, 404, 426 })
    void aRemoteThatRefusesTheCallerIsAskedOnce(int status) {
        writeThingsWithPoison();
        hub.onPush = change -> {
            throw new AdapterException("answered " + status, status, null);
        };

        assertThatThrownBy(() -> edge.engine.sync(THINGS)).isInstanceOf(AdapterException.class);

        assertThat(hub.requests).hasSize(1);
    }

    /** The parent is never answered, its part waits for it, and an independent part is never answered either. */
    @Test
    void aRunEndsAlthoughSomethingWaitsForWhatIsNeverAnswered() {
        AtomicInteger pushes = new AtomicInteger();
        hub.onPush = change -> {
            assertThat(pushes.incrementAndGet()).as("pushes").isLessThan(50);
            return Optional.of(UNANSWERED);
        };
        edge.put(thing("a", "parent"));
        edge.put(thing("b", "child").put("partOf", "a"));
        edge.store.put(PARTS, Document.of(part("c", "a")));
        edge.store.put(PARTS, Document.of(thing("d", "independent")));

        SyncResult result = edge.engine.sync();

        assertThat(result.outcome()).isEqualTo(SyncResult.Outcome.PARTIAL);
        assertThat(hub.pushed).extracting(change -> change.id()).doesNotContain("b", "c");
    }

    private void writeThingsWithPoison() {
        List.of("a", "b", "poison", "q", "r").forEach(id -> edge.put(thing(id, "x")));
    }

    private boolean holdsPoison() {
        PushRequest request = hub.requests.get(hub.requests.size() - 1);
        return request.changes().stream().anyMatch(change -> change.id().equals("poison"));
    }

    private void everythingButThePoisonIsThere(String code) {
        assertThat(List.of("a", "b", "q", "r")).allSatisfy(
                id -> assertThat(hub.state(THINGS, id)).isInstanceOf(RecordState.Present.class));
        assertThat(edge.changes()).singleElement().satisfies(change -> {
            assertThat(change.id()).isEqualTo("poison");
            assertThat(change.state()).isEqualTo(Change.State.QUARANTINED);
            assertThat(change.error().orElseThrow()).startsWith(code);
            assertThat(change.nextAttemptAt()).isPresent();
        });
    }
}
