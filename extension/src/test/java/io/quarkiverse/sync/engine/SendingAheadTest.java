package io.quarkiverse.sync.engine;

import static io.quarkiverse.sync.engine.Edge.PARTS;
import static io.quarkiverse.sync.engine.Edge.part;
import static io.quarkiverse.sync.engine.Edge.thing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.sync.ChangeTrackingException;
import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.NetworkException;
import io.quarkiverse.sync.SyncCancelledException;
import io.quarkiverse.sync.SyncException;
import io.quarkiverse.sync.SyncOptions;
import io.quarkiverse.sync.adapter.PushChange;
import io.quarkiverse.sync.adapter.PushOutcome;
import io.quarkiverse.sync.store.Change;

/** While the remote works on a batch, the one before it is settled and the one after it is claimed. */
class SendingAheadTest {

    private static final int DEADLINE_SECONDS = 20;

    private final TestHub hub = new TestHub();
    private final Edge edge = new Edge(hub).inBatchesOf(2);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void theNextBatchIsClaimedAndTheLastOneSettledBeforeTheRemoteAnswers() {
        changes(1, 6);
        onThreads();
        List<String> seen = new ArrayList<>();
        hub.beforeAnswer = () -> seen.add(awaited(switch (hub.requests.size()) {
            case 1 -> "CLAIMED 4, PENDING 2";
            case 2 -> "CLAIMED 4";
            default -> "CLAIMED 2";
        }));

        assertThat(edge.engine.sync().uploaded()).isEqualTo(6);

        assertThat(seen).containsExactly("CLAIMED 4, PENDING 2", "CLAIMED 4", "CLAIMED 2");
        assertThat(changes()).isEmpty();
    }

    @Test
    void theNextBatchIsSentBeforeTheLastOneIsSettled() {
        changes(1, 6);
        List<String> seen = new ArrayList<>();
        hub.beforeAnswer = () -> seen.add(states());

        edge.engine.sync();

        assertThat(seen).containsExactly("CLAIMED 2, PENDING 4", "CLAIMED 4, PENDING 2", "CLAIMED 4");
    }

    @Test
    void whatStaysWithoutAnAnswerGoesByHalvesBeforeTheNext() {
        changes(1, 4);
        hub.onPush = change -> Optional.of(new PushOutcome.Unknown("no answer"));
        edge.engine.sync();
        hub.requests.clear();
        hub.onPush = change -> hub.requests.size() == 1 ? Optional.of(new PushOutcome.Unknown("no answer")) : Optional.empty();

        edge.engine.sync();

        assertThat(hub.requests).extracting(request -> request.changes().stream().map(PushChange::id).toList())
                .containsExactly(List.of("1", "2"), List.of("1"), List.of("2"), List.of("3", "4"));
        assertThat(changes()).isEmpty();
    }

    @Test
    void theRemoteNeverHasTwo() {
        changes(1, 20);
        onThreads();
        AtomicInteger there = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        hub.beforeAnswer = () -> {
            most.accumulateAndGet(there.incrementAndGet(), Math::max);
            LockSupport.parkNanos(2_000_000);
            there.decrementAndGet();
        };

        edge.engine.sync();

        assertThat(hub.requests).hasSize(10);
        assertThat(most).hasValue(1);
    }

    @Test
    void whatWasClaimedAndNotSentIsAsIfItHadNeverBeenClaimed() {
        agree();
        changes(1, 4);
        hub.beforeAnswer = () -> hub.online = false;
        hub.answersLost = true;

        assertThatThrownBy(() -> edge.engine.sync()).isInstanceOf(NetworkException.class);

        assertThat(changes()).extracting(Change::state).containsOnly(Change.State.PENDING);
        assertThat(changes()).extracting(change -> change.sent().size()).containsExactly(1, 1, 0, 0);
    }

    @Test
    void aCancelledRunHandsBackWhatItHasNotSent() {
        changes(1, 4);
        onThreads();
        hub.beforeAnswer = () -> {
            awaited("CLAIMED 4");
            edge.engine.cancel();
            throw new NetworkException("the call was cancelled", null);
        };

        assertOnlyTheFirstTwoOfFourAreSentWhenCancelled();
    }

    @Test
    void aRunThatIsCancelledAfterAClaimHandsItBack() {
        changes(1, 4);
        WatchedStore watched = watched();
        watched.after = () -> {
            if (states().equals("CLAIMED 4")) {
                edge.engine.cancel();
            }
        };

        assertOnlyTheFirstTwoOfFourAreSentWhenCancelled();
        assertThat(hub.requests).hasSize(1);
    }

    private void assertOnlyTheFirstTwoOfFourAreSentWhenCancelled() {
        assertThatThrownBy(() -> edge.engine.sync()).isInstanceOf(SyncCancelledException.class);

        assertThat(changes()).extracting(Change::state).containsExactly(Change.State.CLAIMED, Change.State.CLAIMED,
                Change.State.PENDING, Change.State.PENDING);
        assertThat(changes()).extracting(change -> change.sent().size()).containsExactly(1, 1, 0, 0);
    }

    @Test
    void whatIsAnsweredIsSettledThoughTheNextClaimFails() {
        changes(1, 4);
        WatchedStore watched = watched();
        watched.before = () -> {
            if (states().equals("CLAIMED 2, PENDING 2")) {
                watched.before = () -> {
                };
                throw new IllegalStateException("the disk is full");
            }
        };

        SyncException failure = catchThrowableOfType(ChangeTrackingException.class, () -> edge.engine.sync());

        assertThat(failure.partialResult().orElseThrow().uploaded()).isEqualTo(2);
        assertThat(states()).isEqualTo("PENDING 2");
    }

    @Test
    void whatIsHandedBackIsNamedAsBefore() {
        agree();
        edge.store.put(PARTS, Document.of(part("2", null)));
        hub.answersLost = true;
        assertThatThrownBy(() -> edge.engine.sync()).isInstanceOf(NetworkException.class);
        edge.store.put(PARTS, Document.of(part("2", null).put("name", "other")));
        assertThatThrownBy(() -> edge.engine.sync()).isInstanceOf(NetworkException.class);
        Change before = changes().get(0);
        edge.store.put(PARTS, Document.of(part("2", null)));
        changes(0, 1);

        assertThatThrownBy(() -> edge.engine.sync()).isInstanceOf(NetworkException.class);

        Change after = changes().stream().filter(change -> change.id().equals("2")).findFirst().orElseThrow();
        assertThat(after.sent()).hasSize(2).isEqualTo(before.sent());
        assertThat(after.changeId()).isEqualTo(before.changeId());
    }

    @Test
    void childrenAreClaimedOnceTheirParentIsThere() {
        assertThat(transactionsForChainsOf(64)).isLessThanOrEqualTo(2 * transactionsForChainsOf(32));
    }

    /** Each refers to the last but one, so to one of the batch before. */
    private static int transactionsForChainsOf(int things) {
        Edge edge = new Edge(new TestHub());
        for (int i = 1; i <= things; i++) {
            edge.put(thing("%02d".formatted(i), "new").put("partOf", i < 3 ? null : "%02d".formatted(i - 2)));
        }
        WatchedStore watched = new WatchedStore(edge.store);
        EngineBuilder.of("hub", watched.store, edge.hub).limits(Edge.limits(2)).ports(edge.ports()).build().sync();
        assertThat(edge.hub.requests).hasSize(things / 2);
        return watched.transactions;
    }

    @Test
    void aRefusedCheckpointIsNotShownAgainByTheBatchBehindIt() {
        agree();
        changes(1, 4);
        hub.epoch = "e2";

        edge.engine.sync();

        assertThat(hub.requests.stream().skip(1).map(request -> request.known().orElseThrow().raw().substring(0, 2)))
                .as("one refusal, and after the pull what had been claimed with it").containsExactly("e1", "e2", "e2");
        assertThat(changes()).isEmpty();
        assertThat(hub.value(PARTS, "4", "name")).isEqualTo("part");
    }

    @Test
    void aBatchThatIsTooLargeIsSentByHalvesBeforeTheNext() {
        changes(1, 6);
        hub.largestRequest = 1;

        assertThat(edge.engine.sync().uploaded()).isEqualTo(6);

        assertThat(hub.pushed).extracting(PushChange::id).containsExactly("1", "2", "3", "4", "5", "6");
    }

    /** So that there is a checkpoint. */
    private void agree() {
        changes(0, 0);
        edge.engine.sync();
    }

    private void changes(int first, int last) {
        IntStream.rangeClosed(first, last).forEach(
                i -> edge.store.put(PARTS, Document.of(part(String.valueOf(i), null))));
    }

    private List<Change> changes() {
        return edge.store.changes(PARTS);
    }

    private WatchedStore watched() {
        WatchedStore watched = new WatchedStore(edge.store);
        edge.engine = EngineBuilder.of("hub", watched.store, hub).limits(Edge.limits(2)).ports(edge.ports()).build();
        return watched;
    }

    private void onThreads() {
        EnginePorts ports = edge.ports();
        edge.engine = EngineBuilder.of("hub", edge.store, hub).options(SyncOptions.builder().build()).limits(Edge.limits(2))
                .ports(new EnginePorts(ports.clock(), ports.timer(), threads, ports.ids(), ports.callerCheck(),
                        ports.remoteCheck(), ports.properties()))
                .build();
    }

    /** What the changes are when they are so, or after a while. */
    private String awaited(String states) {
        long end = System.nanoTime() + DEADLINE_SECONDS * 1_000_000_000L;
        while (!states().equals(states) && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return states();
    }

    private String states() {
        return changes().stream().collect(Collectors.groupingBy(Change::state, TreeMap::new,
                Collectors.counting())).entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue()).sorted()
                .collect(Collectors.joining(", "));
    }
}
