package io.quarkiverse.sync.engine;

import static io.quarkiverse.sync.engine.Edge.THINGS;
import static io.quarkiverse.sync.engine.Edge.thing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.NetworkException;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.SyncOptions;
import io.quarkiverse.sync.SyncOptions.CollectionOptions;
import io.quarkiverse.sync.SyncResult;
import io.quarkiverse.sync.SyncStrategy;
import io.quarkiverse.sync.adapter.PushOutcome;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.conflict.ClientWinsResolver;
import io.quarkiverse.sync.conflict.ServerWinsResolver;
import io.quarkiverse.sync.store.Change;

/** What answers, lost answers and edits in between do in whole runs. */
class SettlingRunTest {

    private final TestHub hub = new TestHub();
    private final Edge edge = new Edge(hub);

    @BeforeEach
    void agreeOnOneThing() {
        edge.put(thing("1", "a"));
        edge.engine.sync();
        hub.pushed.clear();
    }

    @Test
    @Tag("invariant-03")
    void anEditWhileTheAnswerIsOnItsWayStays() {
        edge.put(thing("1", "b"));
        hub.beforeAnswer = () -> {
            hub.beforeAnswer = () -> {
            };
            edge.put(thing("1", "c"));
        };

        edge.engine.sync();

        assertThat(hub.value(THINGS, "1", "name")).isEqualTo("c");
        assertThat(edge.name("1")).isEqualTo("c");
        assertThat(edge.store.conflicts()).isEmpty();
        assertThat(edge.changes()).isEmpty();
    }

    @Test
    @Tag("invariant-05")
    void aLostAnswerFollowedByAFurtherEditIsNoConflict() {
        edge.put(thing("1", "b"));
        hub.answersLost = true;
        assertThatThrownBy(edge.engine::sync).isInstanceOf(NetworkException.class);
        hub.answersLost = false;
        edge.put(thing("1", "c"));

        edge.engine.sync();

        assertThat(hub.value(THINGS, "1", "name")).isEqualTo("c");
        assertThat(edge.store.conflicts()).isEmpty();
        assertThat(edge.changes()).isEmpty();
    }

    @Test
    @Tag("invariant-05")
    void theSameContentKeepsItsNameUntilItIsAnswered() {
        edge.put(thing("1", "b"));
        hub.answersLost = true;
        assertThatThrownBy(edge.engine::sync).isInstanceOf(NetworkException.class);
        hub.answersLost = false;

        edge.engine.sync();

        assertThat(hub.pushed).hasSize(2);
        assertThat(hub.pushed.get(0).changeId()).isEqualTo(hub.pushed.get(1).changeId());
    }

    @Test
    @Tag("invariant-05")
    void whatWasDecidedAgainstTheHubsStateIsAnotherChange() {
        edge.with(CollectionOptions.NONE.withResolver(new ClientWinsResolver()));
        edge.put(thing("1", "mine"));
        takenWithoutAnAnswerAndThen(() -> hub.put(THINGS, thing("1", "theirs")));

        edge.engine.sync();
        edge.engine.sync();

        assertThat(hub.value(THINGS, "1", "name")).isEqualTo("mine");
        assertThat(edge.name("1")).isEqualTo("mine");
        assertThat(edge.changes()).isEmpty();
    }

    @Test
    @Tag("invariant-05")
    void whatTheHubHoldsSinceItTookOurChangeIsTakenOver() {
        edge.put(thing("1", "mine"));
        takenWithoutAnAnswerAndThen(() -> hub.put(THINGS, thing("1", "a")));

        edge.engine.sync();

        assertThat(hub.value(THINGS, "1", "name")).isEqualTo("a");
        assertThat(edge.name("1")).isEqualTo("a");
        assertThat(edge.changes()).isEmpty();
    }

    @Test
    @Tag("invariant-05")
    void anEditOnTopOfATakenChangeMeetsWhatTheHubHoldsSince() {
        edge.with(CollectionOptions.NONE.withStrategy(SyncStrategy.PUSH_ONLY).withResolver(new ServerWinsResolver()));
        edge.put(thing("1", "mine"));
        takenWithoutAnAnswerAndThen(() -> {
            hub.put(THINGS, thing("1", "theirs"));
            hub.beforeAnswer = () -> {
                hub.beforeAnswer = () -> {
                };
                edge.put(thing("1", "later"));
            };
        });

        edge.engine.sync();
        edge.engine.sync();

        assertThat(hub.value(THINGS, "1", "name")).isEqualTo("theirs");
        assertThat(edge.store.conflicts()).isNotEmpty();
    }

    /** The hub takes the next push, nobody hears of it, and the run goes on. */
    private void takenWithoutAnAnswerAndThen(Runnable next) {
        hub.unanswered = () -> {
            hub.unanswered = null;
            next.run();
        };
    }

    @Test
    @Tag("invariant-05")
    void whatIsNotAnsweredIsUnknownAndGoesUpAgain() {
        edge.put(thing("1", "b"));
        hub.scripted.put("1", new PushOutcome.Unknown("not mentioned"));

        SyncResult result = edge.engine.sync();

        assertThat(hub.pushed).hasSize(2);
        assertThat(result.uploaded()).isEqualTo(1);
        assertThat(result.outcome()).isEqualTo(SyncResult.Outcome.COMPLETED);
    }

    @Test
    @Tag("invariant-10")
    void insertAndDeleteCancelOutIfTheInsertWasNeverSent() {
        edge.put(thing("2", "x"));
        edge.store.delete(THINGS, "2");

        edge.engine.sync();

        assertThat(hub.pushed).isEmpty();
        assertThat(edge.changes()).isEmpty();
    }

    @Test
    @Tag("invariant-10")
    void insertAndDeleteDoNotCancelOutIfTheInsertMayHaveArrived() {
        edge.put(thing("2", "x"));
        hub.answersLost = true;
        assertThatThrownBy(edge.engine::sync).isInstanceOf(NetworkException.class);
        hub.answersLost = false;
        edge.store.delete(THINGS, "2");

        edge.engine.sync();

        assertThat(hub.state(THINGS, "2")).isInstanceOf(RecordState.Deleted.class);
        assertThat(edge.store.get(THINGS, "2")).isEmpty();
        assertThat(edge.changes()).isEmpty();
    }

    @Test
    @Tag("invariant-10")
    void anEditThatWasTakenBackIsNotSent() {
        edge.put(thing("1", "b"));
        edge.put(thing("1", "a"));

        edge.engine.sync();

        assertThat(hub.pushed).isEmpty();
        assertThat(edge.changes()).isEmpty();
    }

    @Test
    @Tag("invariant-10")
    void anEditThatWasTakenBackIsSentIfItMayHaveArrived() {
        edge.put(thing("1", "b"));
        hub.answersLost = true;
        assertThatThrownBy(edge.engine::sync).isInstanceOf(NetworkException.class);
        hub.answersLost = false;
        edge.put(thing("1", "a"));

        edge.engine.sync();

        assertThat(hub.value(THINGS, "1", "name")).isEqualTo("a");
        assertThat(edge.changes()).isEmpty();
    }

    @Test
    @Tag("invariant-11")
    void whatCannotBeHeldHereSurvivesAnEdit() {
        hub.put(THINGS, thing("1", "a").put("unmapped", "kept"));
        edge.engine.sync();
        edge.put(thing("1", "b"));

        edge.engine.sync();

        assertThat(hub.value(THINGS, "1", "name")).isEqualTo("b");
        assertThat(hub.value(THINGS, "1", "unmapped")).isEqualTo("kept");
        assertThat(edge.store.conflicts()).isEmpty();
    }

    @Test
    @Tag("invariant-11")
    void moreTextAtTheHubIsNoConflict() {
        edge.put(thing("1", "b"));
        hub.put(THINGS, thing("1", "a").put("unmapped", "new"));

        edge.engine.sync();

        assertThat(hub.value(THINGS, "1", "name")).isEqualTo("b");
        assertThat(hub.value(THINGS, "1", "unmapped")).isEqualTo("new");
        assertThat(edge.store.conflicts()).isEmpty();
        assertThat(edge.changes()).isEmpty();
    }

    @Test
    void whatTheHubStoredDifferentlyIsTakenOver() {
        edge.put(thing("1", "b"));
        hub.scripted.put("1", new PushOutcome.Applied(
                Optional.of(new RemoteRecord("1", RecordState.present(Document.of(thing("1", "B"))))), false));

        edge.engine.sync();

        assertThat(edge.name("1")).isEqualTo("B");
        assertThat(edge.changes()).isEmpty();
    }

    @Test
    void whatWasDeletedAtTheHubIsRecreatedByAnInsert() {
        hub.delete(THINGS, "1");
        edge.engine.sync();
        edge.put(thing("1", "again"));

        edge.engine.sync();

        assertThat(hub.value(THINGS, "1", "name")).isEqualTo("again");
        assertThat(edge.store.conflicts()).isEmpty();
    }

    @Test
    void aHubThatKeepsRefusingWithoutAReasonDoesNotKeepTheRunGoing() {
        edge.put(thing("2", "x"));
        RecordState refused = new RecordState.Deleted(Optional.of(Document.of(thing("2", "x"))), Optional.empty());
        hub.onPush = change -> Optional.of(new PushOutcome.Conflicted(new RemoteRecord("2", refused), OptionalLong.empty()));

        SyncResult result = edge.engine.sync();

        assertThat(hub.pushed).hasSizeLessThan(6);
        assertThat(edge.changes()).singleElement()
                .satisfies(change -> assertThat(change.state()).isEqualTo(Change.State.QUARANTINED));
        assertThat(result.outcome()).isEqualTo(SyncResult.Outcome.PARTIAL);
    }

    @Test
    void anInsertThatWasRefusedWhileTheAnswerGotLostLeavesATrace() {
        RecordState refused = new RecordState.Deleted(Optional.of(Document.of(thing("2", "x"))), Optional.empty());
        hub.onPush = change -> Optional.of(new PushOutcome.Conflicted(new RemoteRecord("2", refused), OptionalLong.empty()));
        edge.put(thing("2", "x"));
        hub.answersLost = true;
        assertThatThrownBy(edge.engine::sync).isInstanceOf(NetworkException.class);
        hub.answersLost = false;

        edge.engine.sync();

        leavesATrace();
    }

    @Test
    void anInsertWhoseDeletionIsPulledWhileTheAnswerGotLostLeavesATrace() {
        edge.put(thing("2", "x"));
        hub.answersLost = true;
        assertThatThrownBy(edge.engine::sync).isInstanceOf(NetworkException.class);
        hub.answersLost = false;
        hub.delete(THINGS, "2");

        edge.engine.sync(SyncOptions.builder()
                .collection(THINGS, CollectionOptions.NONE.withStrategy(SyncStrategy.PULL_ONLY)).build());

        leavesATrace();
    }

    private void leavesATrace() {
        assertThat(edge.store.get(THINGS, "2")).isEmpty();
        assertThat(edge.changes()).isEmpty();
        assertThat(edge.store.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.local()).isEqualTo(RecordState.present(Document.of(thing("2", "x"))));
            assertThat(conflict.resolution()).contains("TAKEN_AND_DELETED");
        });
    }

    @Test
    void aBulkUpdateOfWhatTheHubDidNotTouchGoesUp() {
        edge.touch("1", "bulk");

        edge.engine.sync();

        assertThat(hub.value(THINGS, "1", "name")).isEqualTo("bulk");
        assertThat(edge.store.conflicts()).isEmpty();
        assertThat(edge.changes()).isEmpty();
    }

    @Test
    void aBulkUpdateOfWhatTheHubChangedToo() {
        edge.touch("1", "bulk");
        hub.put(THINGS, thing("1", "there"));

        edge.engine.sync();

        assertThat(edge.name("1")).isEqualTo("there");
        assertThat(edge.store.conflicts()).singleElement()
                .satisfies(conflict -> assertThat(conflict.base()).isEqualTo(new RecordState.Unknown()));
    }
}
