package io.quarkiverse.sync.engine;

import static io.quarkiverse.sync.engine.Edge.THINGS;
import static io.quarkiverse.sync.engine.Edge.thing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkiverse.sync.ChangeTrackingException;
import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.NetworkException;
import io.quarkiverse.sync.SyncCancelledException;
import io.quarkiverse.sync.SyncOptions;
import io.quarkiverse.sync.SyncResult;
import io.quarkiverse.sync.SynchronizationEngine;
import io.quarkiverse.sync.SynchronizationEngine.NetworkStatus;
import io.quarkiverse.sync.store.MemoryCollection;
import io.quarkiverse.sync.store.MemoryStore;
import io.quarkiverse.sync.store.OfflineStore.Lease;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;

/** Who runs, when, and what is known of it. */
class RunningTest {

    private final TestHub hub = new TestHub();
    private final Edge edge = new Edge(hub);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void anEngineIsBuiltByHand() {
        MemoryStore store = MemoryStore.of(MemoryCollection.of(THINGS, "id", Set.of("id", "name")));
        store.put(THINGS, Document.of(thing("1", "a")));

        try (SynchronizationEngine engine = SynchronizationEngine.create("hub", store, hub, SyncOptions.builder().build())) {
            assertThat(engine.sync().uploaded()).isEqualTo(1);
        }
    }

    @Test
    @Timeout(60)
    @Tag("invariant-18")
    void callersDuringARunShareTheOneThatIsQueuedAndItIncludesWhatTheyCommitted() throws Exception {
        CountDownLatch sending = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        hub.beforeAnswer = () -> {
            hub.beforeAnswer = () -> {
            };
            sending.countDown();
            await(go);
        };
        edge.put(thing("1", "a"));
        Future<SyncResult> first = threads.submit(() -> edge.engine.sync());
        await(sending);
        edge.put(thing("2", "b"));
        List<FutureTask<SyncResult>> queued = List.of(new FutureTask<>(() -> edge.engine.sync()),
                new FutureTask<>(() -> edge.engine.sync()));
        List<Thread> callers = queued.stream().map(Thread::new).toList();
        callers.forEach(Thread::start);
        while (!callers.stream().allMatch(caller -> caller.getState() == Thread.State.WAITING)) {
            Thread.sleep(10);
        }
        go.countDown();

        SyncResult one = queued.get(0).get(10, TimeUnit.SECONDS);
        SyncResult two = queued.get(1).get(10, TimeUnit.SECONDS);

        assertThat(first.get().runId()).isNotEqualTo(one.runId());
        assertThat(one.runId()).isEqualTo(two.runId());
        assertThat(hub.value(THINGS, "2", "name")).isEqualTo("b");
        assertThat(edge.engine.statistics().totalSyncs()).isEqualTo(2);
    }

    @Test
    @Tag("invariant-18")
    void aCallInATransactionIsRefused() {
        EnginePorts ports = new EnginePorts(edge, (delay, task) -> () -> {
        }, Runnable::run, UUID::randomUUID, () -> {
            throw new IllegalStateException("sync must not be called in a transaction");
        }, () -> {
        }, (collection, option) -> option);

        assertThatThrownBy(EngineBuilder.of("hub", edge.store, hub).ports(ports).build()::sync)
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("transaction");
    }

    /** The last transaction but one writes the line, the last forgets old ones. */
    @ParameterizedTest
    @ValueSource(ints = { 1, 0 })
    void aRunWhoseLineInTheLogIsRefusedIsCountedOnceAndSaysWhatItDid(int fromTheEnd) {
        WatchedStore watched = new WatchedStore(edge.store);
        SynchronizationEngine engine = EngineBuilder.of("hub", watched.store, hub).ports(edge.ports()).build();
        engine.sync();
        watched.transactions = 0;
        engine.sync();
        int refused = watched.transactions * 2 - fromTheEnd;
        watched.before = () -> {
            if (watched.transactions == refused) {
                throw new IllegalStateException("the disk is full");
            }
        };

        ChangeTrackingException failure = catchThrowableOfType(ChangeTrackingException.class, engine::sync);

        assertThat(failure.partialResult().orElseThrow().outcome()).isEqualTo(SyncResult.Outcome.COMPLETED);
        assertThat(engine.statistics().totalSyncs()).isEqualTo(3);
    }

    @Test
    void asynchronously() {
        edge.put(thing("1", "a"));

        assertThat(edge.engine.syncAsync(SyncOptions.builder().build()).await().atMost(Duration.ofSeconds(10)).uploaded())
                .isEqualTo(1);
    }

    @Test
    @Tag("invariant-18")
    void callersThatWaitLeaveTheRunItsThreads() {
        ExecutorService two = Executors.newFixedThreadPool(2);
        EnginePorts ports = new EnginePorts(edge, (delay, task) -> () -> {
        }, two, UUID::randomUUID, () -> {
        }, () -> {
        }, (collection, option) -> option);
        SynchronizationEngine engine = EngineBuilder.of("hub", edge.store, hub).limits(Edge.limits(1)).ports(ports).build();
        for (int i = 0; i < 5; i++) {
            hub.put(THINGS, thing("h" + i, "a"));
        }
        List<Uni<SyncResult>> runs = IntStream.range(0, 4).mapToObj(i -> engine.syncAsync(
                SyncOptions.builder().timeout(Duration.ofHours(1 + i)).build())).toList();

        try {
            assertThat(Uni.join().all(runs).andCollectFailures().await().atMost(Duration.ofSeconds(20)))
                    .extracting(SyncResult::outcome).containsOnly(SyncResult.Outcome.COMPLETED).hasSize(4);
        } finally {
            two.shutdownNow();
        }
    }

    @Test
    void theLastSubscriberToCancelCancelsTheRun() throws Exception {
        SynchronizationEngine engine = EngineBuilder.of("hub", edge.store, hub).ports(new EnginePorts(edge,
                (delay, task) -> () -> {
                }, threads, UUID::randomUUID, () -> {
                }, () -> {
                }, (collection, option) -> option)).build();
        CountDownLatch sending = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        hub.beforeAnswer = () -> {
            sending.countDown();
            await(go);
        };
        edge.put(thing("1", "a"));
        CompletableFuture<SyncResult> alive = new CompletableFuture<>();
        Cancellable first = engine.syncAsync(SyncOptions.builder().build()).subscribe().with(alive::complete,
                alive::completeExceptionally);
        await(sending);
        first.cancel();
        go.countDown();
        hub.beforeAnswer = () -> {
        };

        SyncResult next = engine.sync();

        assertThat(alive).isNotDone();
        assertThat(next.outcome()).isEqualTo(SyncResult.Outcome.COMPLETED);
        assertThat(edge.engine.statistics().pending()).isZero();
        assertThat(edge.store.runs(10)).extracting(run -> run.outcome()).contains("CANCELLED", "COMPLETED");
    }

    @Test
    @Tag("invariant-12")
    void aNodeThatDoesNotGetTheLeaseDoesNothing() {
        edge.put(thing("1", "a"));
        Lease other = edge.store.lease("another node", Duration.ofMinutes(1)).orElseThrow();

        assertThat(edge.engine.sync().outcome()).isEqualTo(SyncResult.Outcome.LEASE_HELD_ELSEWHERE);
        assertThat(hub.pushed).isEmpty();

        edge.store.release(other);
        assertThat(edge.engine.sync().uploaded()).isEqualTo(1);
    }

    @Test
    @Tag("invariant-12")
    void aNodeThatLosesTheLeaseStops() {
        edge.put(thing("1", "a"));
        hub.beforeAnswer = () -> {
            edge.now = edge.now.plus(Duration.ofMinutes(1));
            edge.store.lease("another node", Duration.ofMinutes(1)).orElseThrow();
        };

        SyncResult result = edge.engine.sync();

        assertThat(result.outcome()).isEqualTo(SyncResult.Outcome.PARTIAL);
        assertThat(result.errors()).extracting(SyncResult.SyncError::code).containsExactly("LEASE_LOST");
        assertThat(result.uploaded()).isZero();
        assertThat(edge.changes()).hasSize(1);
    }

    @Test
    @Tag("invariant-12")
    void theLeaseIsRenewedWhileARunGoesOn() {
        edge.put(thing("1", "a"));
        hub.beforeAnswer = () -> {
            for (int beat = 0; beat < 6; beat++) {
                edge.now = edge.now.plus(Duration.ofSeconds(10));
                List.copyOf(edge.timers).forEach(timer -> {
                    edge.timers.remove(timer);
                    timer.run();
                });
            }
            assertThat(edge.store.lease("another node", Duration.ofMinutes(1))).isEmpty();
        };

        assertThat(edge.engine.sync().outcome()).isEqualTo(SyncResult.Outcome.COMPLETED);
        assertThat(edge.timers).isEmpty();
    }

    @Test
    @Tag("invariant-16")
    void networkStatus() {
        List<NetworkStatus> told = new ArrayList<>();
        SynchronizationEngine.Registration registration = edge.engine.onNetworkStatusChanged(told::add);
        assertThat(edge.engine.isOnline()).isTrue();
        hub.online = false;
        assertThat(edge.engine.isOnline()).isFalse();
        edge.engine.setNetworkStatus(true);
        assertThat(edge.engine.isOnline()).isTrue();
        edge.engine.clearNetworkStatus();
        registration.close();
        edge.engine.isOnline();

        assertThat(told).containsExactly(NetworkStatus.ONLINE, NetworkStatus.OFFLINE, NetworkStatus.ONLINE,
                NetworkStatus.UNKNOWN);
    }

    @Test
    @Tag("invariant-16")
    void runAsksFirstOnlyWhereTheLastOneFoundNobody() {
        edge.engine.sync();
        int asked = hub.probes;
        edge.engine.sync();
        assertThat(hub.probes).isEqualTo(asked);

        hub.online = false;
        assertThatThrownBy(edge.engine::sync).isInstanceOf(NetworkException.class);
        assertThat(hub.probes).isEqualTo(asked);
        int fetched = hub.fetches.size();
        assertThatThrownBy(edge.engine::sync).isInstanceOf(NetworkException.class);
        assertThat(hub.probes).isEqualTo(asked + 1);
        assertThat(hub.fetches).hasSize(fetched);
    }

    @Test
    void aHubThatAskedToBeLeftAloneIsOffline() {
        hub.asksToWait = Duration.ofMinutes(10);

        assertThat(edge.engine.isOnline()).isFalse();
        assertThat(catchThrowableOfType(NetworkException.class, edge.engine::sync).retryAfter())
                .contains(Duration.ofMinutes(10));
        assertThat(hub.fetches).isEmpty();
    }

    @Test
    void statisticsAndLogs() throws IOException {
        edge.put(thing("1", "a"));
        hub.put(THINGS, thing("2", "b"));
        edge.engine.sync();
        edge.engine.cancel();
        hub.beforeAnswer = edge.engine::cancel;
        edge.put(thing("1", "c"));
        assertThatThrownBy(edge.engine::sync).isInstanceOf(SyncCancelledException.class);

        assertThat(edge.engine.statistics()).satisfies(statistics -> {
            assertThat(statistics.totalSyncs()).isEqualTo(2);
            assertThat(statistics.failedSyncs()).isEqualTo(1);
            assertThat(statistics.uploaded()).isEqualTo(1);
            assertThat(statistics.pending()).isEqualTo(1);
            assertThat(statistics.lastSuccess()).contains(edge.now);
        });
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        edge.engine.exportSyncLogs(out);
        JsonNode log = new ObjectMapper().readTree(out.toByteArray());
        assertThat(log).hasSize(2);
        assertThat(log.get(0).get("outcome").asText()).isEqualTo("CANCELLED");
        assertThat(log.get(1).at("/detail/collections/things/uploaded").asInt()).isEqualTo(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
