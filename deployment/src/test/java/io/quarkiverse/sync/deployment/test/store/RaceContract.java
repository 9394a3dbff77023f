package io.quarkiverse.sync.deployment.test.store;

import static io.quarkiverse.sync.deployment.test.store.Records.item;
import static io.quarkiverse.sync.deployment.test.store.Records.present;
import static io.quarkiverse.sync.deployment.test.store.Records.remote;
import static io.quarkiverse.sync.deployment.test.store.Records.tombstone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.persistence.LockModeType;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.SyncOptions.CollectionOptions;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.OfflineStore;
import io.quarkiverse.sync.store.SetAside;
import io.quarkiverse.sync.store.Settlement.Locked;
import io.quarkiverse.sync.store.Settlement.Refusal;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Settling transactions against what the application and other nodes do at the same time. */
public abstract class RaceContract extends UpgradeContract {

    private static final long SHORT = LOCK_TIMEOUT.toMillis() / 3;

    /** Runs a step in a transaction that stays open for a while; comes back once the step is done. */
    private static CompletableFuture<Void> open(long millis, Consumer<Runnable> transaction) {
        return open(new CountDownLatch(1), millis, transaction);
    }

    private static CompletableFuture<Void> open(CountDownLatch end, Consumer<Runnable> transaction) {
        return open(end, 60_000, transaction);
    }

    /** @param end ends the transaction early */
    private static CompletableFuture<Void> open(CountDownLatch end, long millis, Consumer<Runnable> transaction) {
        CountDownLatch done = new CountDownLatch(1);
        CompletableFuture<Void> committed = CompletableFuture.runAsync(() -> transaction.accept(() -> {
            done.countDown();
            await(end, millis);
        }));
        assertThat(await(done, 20_000)).isTrue();
        return committed;
    }

    private static boolean await(CountDownLatch latch, long millis) {
        try {
            return latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @Tag("invariant-18")
    void runSeesWhatAnotherFoldHasInHand() {
        dataOnBothSides();
        sync(CollectionOptions.NONE);
        put(item("here1", "edited", 2));
        CompletableFuture<Void> folding = open(SHORT, done -> QuarkusTransaction.requiringNew().run(() -> {
            assertThat(em.createNativeQuery("select capture_number from sync_capture for update").getResultList()).hasSize(1);
            done.run();
        }));

        assertThat(engine.sync(ITEMS).uploaded()).isEqualTo(1);
        folding.join();
    }

    private void edit(String id, Runnable done) {
        QuarkusTransaction.requiringNew().run(() -> {
            put(ITEMS, item(id, "edited", 7));
            em.flush();
            done.run();
        });
    }

    protected CompletableFuture<Void> folding(long millis) {
        return open(millis, this::fold);
    }

    private void fold(Runnable done) {
        other.settle(otherLease, settlement -> {
            settlement.fold(1);
            done.run();
            return null;
        });
    }

    @Test
    @Tag("invariant-17")
    void editThatCommitsWhileThePageWaitsForItsRowIsNotOverwritten() {
        agree(item("a", "agreed", 1));
        OfflineStore patient = open(StoreApp.HUB, Duration.ofMinutes(1));
        CompletableFuture<Void> edit = open(SHORT, done -> edit("a", done));

        patient.settle(lease, settlement -> {
            Locked locked = settlement.lock(ITEMS, List.of("a"));
            assertThat(locked.busy()).isEmpty();
            return assertThat(locked.dirty().get("a")).satisfies(change -> {
                assertThat(change.base()).isEqualTo(present("a", "agreed", 1));
                assertThat(change.local()).isEqualTo(present("a", "edited", 7));
            });
        });
        edit.join();
    }

    @Test
    @Tag("invariant-17")
    void noEditIsLostWhilePagesAreApplied() {
        agree(item("a", "agreed", 0));
        int edits = 40;
        CompletableFuture<Void> application = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < edits; i++) {
                QuarkusTransaction.requiringNew().run(
                        () -> em.find(Item.class, "a", LockModeType.PESSIMISTIC_WRITE).quantity++);
            }
        });

        AtomicInteger hub = new AtomicInteger();
        for (int page = 0; !application.isDone() || page == 0; page++) {
            settlePage(hub, "page " + page);
        }
        application.join();
        settlePage(hub, "last page");
        assertThat(hub).hasValue(edits);
    }

    /** Sends the change if there is one, takes the hub's record otherwise. */
    private void settlePage(AtomicInteger hub, String name) {
        hub.set(settle(settlement -> {
            Locked locked = settlement.lock(ITEMS, List.of("a"));
            if (locked.busy().contains("a")) {
                return hub.get();
            }
            Change change = locked.dirty().get("a");
            if (change == null) {
                assertThat(settlement.apply(ITEMS, List.of(remote(item("a", name, hub.get()))), Set.of())).isEmpty();
                return hub.get();
            }
            settlement.remove(ITEMS, List.of("a"));
            return ((RecordState.Present) change.local()).document().get("quantity").intValue();
        }));
    }

    @Test
    @Tag("invariant-17")
    void settlementWaitsForCapturesThatAnotherFoldHasLocked() {
        put(item("a", "mine", 1));
        CompletableFuture<Void> fold = folding(SHORT);

        assertThat(change("a")).isNotNull();
        fold.join();
    }

    @Test
    @Tag("invariant-17")
    void boundedFoldWaitsForNobodyAndOvertakesNobody() {
        agree(item("a", "agreed", 1));
        other.settle(otherLease, settlement -> settlement.fold(9));
        put(item("a", "second", 2));
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<Void> fold = open(end, this::fold);
        put(item("a", "third", 3));

        assertThatObject(settle(settlement -> settlement.fold(9))).isEqualTo(0);
        assertThat(fold).isNotDone();
        end.countDown();
        fold.join();
        assertThatObject(settle(settlement -> settlement.fold(9))).isEqualTo(1);
        assertThat(change("a")).satisfies(change -> {
            assertThat(change.base()).isEqualTo(present("a", "agreed", 1));
            assertThat(change.revision()).isEqualTo(2);
        });
    }

    @Test
    @Tag("invariant-09")
    void rowThatTheApplicationHoldsForLongIsBusyAndBlocksNoOther() {
        agree(item("a", "agreed", 1));
        agree(item("b", "agreed", 1));
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<Void> edit = open(end, done -> edit("a", done));

        settling(settlement -> {
            assertThat(settlement.lock(ITEMS, List.of("a", "b")).busy()).containsExactly("a");
            settlement.apply(ITEMS, List.of(remote(item("b", "newer", 2))), Set.of());
        });
        assertThat(edit).isNotDone();
        end.countDown();
        edit.join();
        assertThatObject(settle(settlement -> settlement.read(ITEMS, List.of("b")).get("b")))
                .isEqualTo(present("b", "newer", 2));
    }

    @Test
    @Tag("invariant-09")
    void whatTheApplicationInsertsAtTheSameTimeIsSetAsideAndThePageGoesOn() {
        List.of("a", "b").forEach(id -> agree(item(id, "agreed", 1)));

        Map<String, SetAside.Reason> refused = applyWhile(() -> put(ITEMS, item("c", "mine", 1)), tombstone("a"),
                remote(item("b", "newer", 2)), remote(item("c", "hub's", 2)), remote(item("d", "new", 1)));

        assertThat(refused).isEqualTo(Map.of("c", SetAside.Reason.LOCKED));
        assertThatObject(settle(settlement -> settlement.read(ITEMS, List.of("a", "b", "c", "d"))))
                .isEqualTo(Map.of("b", present("b", "newer", 2), "c", present("c", "mine", 1), "d", present("d", "new", 1)));
    }

    /** Applies items while a transaction of the application, which has done something, is open. */
    protected Map<String, SetAside.Reason> applyWhile(Runnable work, RemoteRecord... records) {
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<Void> application = open(end, done -> QuarkusTransaction.requiringNew().run(() -> {
            work.run();
            em.flush();
            done.run();
        }));
        Map<String, Refusal> refused = settle(settlement -> {
            settlement.lock(ITEMS, Stream.of(records).map(RemoteRecord::id).toList());
            return settlement.apply(ITEMS, List.of(records), Set.of());
        });
        assertThat(application).isNotDone();
        end.countDown();
        application.join();
        return refused.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().reason()));
    }

    @Test
    void settlementThatTheDatabaseRefusesIsTriedAgain() {
        put(item("a", "mine", 1));
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<Void> fold = open(end, this::fold);
        AtomicInteger attempts = new AtomicInteger();

        settling(settlement -> {
            if (attempts.incrementAndGet() > 1) {
                end.countDown();
            }
            assertThat(settlement.lock(ITEMS, List.of("a")).dirty()).containsKey("a");
        });
        fold.join();
        assertThat(attempts).hasValueGreaterThan(1);
    }

    @Test
    @Tag("invariant-17")
    void recordInsertedAfterItsLockIsNotForgotten() {
        put(item("a", "first", 1));
        put(item("b", "first", 1));
        delete("a");
        AtomicInteger attempts = new AtomicInteger();

        settling(settlement -> {
            settlement.lock(ITEMS, List.of("a"));
            if (attempts.incrementAndGet() == 1) {
                CompletableFuture.runAsync(() -> put(item("a", "again", 2))).join();
            }
            settlement.lock(ITEMS, List.of("b"));
            assertThat(settlement.changes(ITEMS, List.of("a")).get("a").local()).isEqualTo(present("a", "again", 2));
        });
        assertThat(attempts).hasValue(2);
    }

    @Test
    @Tag("invariant-17")
    void recordInsertedBetweenItsLockAndItsWriteIsNotOverwritten() {
        settling(settlement -> {
            settlement.lock(ITEMS, List.of("a"));
            CompletableFuture.runAsync(() -> put(item("a", "mine", 1))).join();
            assertThat(settlement.apply(ITEMS, List.of(remote(item("a", "hub's", 2))), Set.of()))
                    .hasEntrySatisfying("a", why -> assertThat(why.reason()).isEqualTo(SetAside.Reason.LOCKED));
        });

        assertThat(change("a")).satisfies(change -> {
            assertThat(change.base()).isEqualTo(new RecordState.Absent());
            assertThat(change.local()).isEqualTo(present("a", "mine", 1));
        });
    }

    @Test
    @Tag("invariant-17")
    void recordThatWasWrittenInTheSameTransactionIsWrittenAgain() {
        settling(settlement -> {
            settlement.lock(ITEMS, List.of("a"));
            assertThat(settlement.apply(ITEMS, List.of(remote(item("a", "first", 1))), Set.of())).isEmpty();
            assertThat(settlement.apply(ITEMS, List.of(remote(item("a", "second", 2))), Set.of())).isEmpty();
        });
        assertThatObject(settle(settlement -> settlement.read(ITEMS, List.of("a")).get("a")))
                .isEqualTo(present("a", "second", 2));
    }
}
