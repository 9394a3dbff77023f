package io.quarkiverse.sync.deployment.test.store;

import static io.quarkiverse.sync.deployment.test.store.Records.item;
import static io.quarkiverse.sync.deployment.test.store.Records.present;
import static io.quarkiverse.sync.deployment.test.store.Records.remote;
import static io.quarkiverse.sync.deployment.test.store.Records.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.SyncOptions;
import io.quarkiverse.sync.SyncOptions.CollectionOptions;
import io.quarkiverse.sync.SynchronizationEngine;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.OfflineStore;
import io.quarkiverse.sync.store.OfflineStore.Lease;
import io.quarkiverse.sync.store.SetAside;
import io.quarkiverse.sync.store.Settlement.Due;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Several remotes, several nodes, and more records than fit into a pack, on one database. */
public abstract class RemotesContract extends DatabaseFixture {

    protected OfflineStore other;
    protected Lease otherLease;

    @BeforeEach
    void openOther() {
        other = open(StoreApp.OTHER);
        otherLease = other.lease("this node", LIFE).orElseThrow();
    }

    protected Change otherChange(String id) {
        return other.settle(otherLease, settlement -> settlement.lock(ITEMS, List.of(id)).dirty().get(id));
    }

    @Test
    @Tag("invariant-04")
    void localEditIsAChangeForEveryRemote() {
        put(item("a", "mine", 1));

        assertThat(change("a").base()).isEqualTo(new RecordState.Absent());
        assertThat(otherChange("a").base()).isEqualTo(new RecordState.Absent());
        settling(settlement -> {
            settlement.lock(ITEMS, List.of("a"));
            settlement.remove(ITEMS, List.of("a"));
        });
        assertThat(change("a")).isNull();
        assertThat(otherChange("a")).isNotNull();
    }

    @Test
    @Tag("invariant-04")
    void appliedRecordIsAChangeForTheOtherRemotesOnly() {
        agree(item("a", "from hub", 1));
        agree(item("a", "newer", 2));

        assertThat(other.pending().changes()).isEqualTo(2);
        assertThat(store.pending().changes()).isZero();
        assertThat(otherChange("a")).satisfies(change -> {
            assertThat(change.base()).isEqualTo(new RecordState.Absent());
            assertThat(change.local()).isEqualTo(present("a", "newer", 2));
            assertThat(change.revision()).isEqualTo(2);
        });
        assertThat(change("a")).isNull();
    }

    @Test
    @Tag("invariant-04")
    void whatNobodyElseWantsIsNotEvenCaptured() {
        settling(settlement -> {
            settlement.lock(TICKETS, List.of("1"));
            settlement.apply(TICKETS, List.of(remote(ticket("1", "from hub"))), Set.of());
        });
        local(transaction -> transaction.put(TICKETS, ticket("2", "mine")));

        assertThat(rows("sync_capture")).isZero();
    }

    @Test
    @Tag("invariant-09")
    void recordOfAnotherRemoteIsNoParentThatHasToBeSentFirst() {
        QuarkusTransaction.requiringNew().run(() -> {
            Item item = new Item();
            item.id = "a";
            em.persist(item);
            Remark remark = new Remark();
            remark.id = "r";
            remark.item = item;
            em.persist(remark);
        });
        TakingHub hub = new TakingHub();

        SynchronizationEngine engine = SynchronizationEngine.create("remarks", open(StoreApp.REMARKS), hub,
                SyncOptions.builder()
                        .collection("remarks", CollectionOptions.NONE.withPriority(document -> true)).build());

        assertThat(engine.sync().errors()).isEmpty();
        assertThat(hub.taken).containsExactly("r");
    }

    @Test
    @Tag("invariant-12")
    void leaseGoesByTheClockOfTheDatabase() {
        assertThat(store.lease("other node", LIFE)).isEmpty();

        DatabaseClock.ahead(1, () -> assertThat(store.lease("other node", LIFE)).isPresent());

        assertThat(store.lease("third node", LIFE)).isEmpty();
    }

    @Test
    void hugeTransactionIsFoldedInPacks() {
        local(transaction -> {
            for (int i = 0; i < 1200; i++) {
                transaction.put(ITEMS, item("i%04d".formatted(i), "x", i));
            }
        });

        assertThat(rows("sync_capture")).isEqualTo(3);
        assertThat(store.pending().changes()).isEqualTo(1200);
        assertThatObject(settle(settlement -> settlement.fold(2))).isEqualTo(2);
        assertThatObject(settle(settlement -> settlement.fold(2))).isEqualTo(1);
        assertThat(ids(settlement -> settlement.due(ITEMS, Due.UPSERTS, Optional.of("i1000"), 2)))
                .containsExactly("i1001", "i1002");
        assertThat(rows("sync_capture")).isZero();
    }

    @Test
    void numbersThatWereNotSeenComeByValue() {
        for (String id : List.of("9", "10", "2")) {
            local(transaction -> transaction.put(TICKETS, ticket(id, "x")));
        }
        settling(settlement -> {
            settlement.lock(TICKETS, List.of("-1", "100", "11"));
            settlement.save(TICKETS, List.of(gone("100"), gone("-1"), gone("11")));
        });

        assertThat(ids(settlement -> settlement.unseen(TICKETS, FIRST, 3))).containsExactly("-1", "2", "9");
        assertThat(ids(settlement -> settlement.unseen(TICKETS, Optional.of("9"), 3))).containsExactly("10", "11", "100");
        assertThat(ids(settlement -> settlement.unseen(TICKETS, Optional.of("100"), 3))).isEmpty();
    }

    @Test
    @Tag("invariant-09")
    void idsThatAreNoKeysOfTheCollectionStopNoSweep() {
        settling(settlement -> settlement.setAside(TICKETS,
                Stream.of("abc", "-", "1-2", "9".repeat(60), "é", "-7", "12")
                        .map(id -> new SetAside(remote(ticket(id, "x")), Optional.empty(), SetAside.Reason.REFUSED, "because",
                                Optional.empty(), 1, Optional.empty()))
                        .toList()));

        assertThat(ids(settlement -> settlement.unseen(TICKETS, FIRST, 9))).containsExactly("-7", "12");
        assertThat(ids(settlement -> settlement.unseen(TICKETS, Optional.of("-7"), 9))).containsExactly("12");
    }

    @Test
    @Tag("invariant-09")
    void idThatIsTooLongFailsItsOwnTransactionAndNotTheFold() {
        assertThatThrownBy(() -> put(item("x".repeat(256), "mine", 1))).hasStackTraceContaining(
                "A record of 'items' has an id of 256 characters, and no more than 255 can be synchronized");
        put(item("x".repeat(255), "mine", 1));

        assertThat(rows("Item")).isEqualTo(1);
        assertThatObject(settle(settlement -> settlement.fold(9))).isEqualTo(1);
        assertThat(change("x".repeat(255)).base()).isEqualTo(new RecordState.Absent());
    }

    private static Change gone(String id) {
        return Change.opened(id, new RecordState.Unknown(), RecordState.Deleted.plain(), Optional.empty(), Instant.now());
    }

    @Test
    void changeOfABulkDeletionIsFoundAsADeletion() {
        agree(item("a", "agreed", 1));
        touched("a", present("a", "agreed", 1), "delete from Item where id = ?1");

        assertThat(change("a").local()).isEqualTo(RecordState.Deleted.plain());
        assertThat(ids(settlement -> settlement.due(ITEMS, Due.DELETES, FIRST, 9))).containsExactly("a");
        assertThat(ids(settlement -> settlement.due(ITEMS, Due.UPSERTS, FIRST, 9))).isEmpty();
    }
}
