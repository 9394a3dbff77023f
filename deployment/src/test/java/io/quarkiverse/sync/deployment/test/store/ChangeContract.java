package io.quarkiverse.sync.deployment.test.store;

import static io.quarkiverse.sync.deployment.test.store.Records.in;
import static io.quarkiverse.sync.deployment.test.store.Records.item;
import static io.quarkiverse.sync.deployment.test.store.Records.present;
import static io.quarkiverse.sync.deployment.test.store.Records.remote;
import static io.quarkiverse.sync.deployment.test.store.Records.ticket;
import static io.quarkiverse.sync.deployment.test.store.Records.tombstone;
import static io.quarkiverse.sync.deployment.test.store.Records.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.quarkiverse.sync.PendingChange;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.Settlement;
import io.quarkiverse.sync.store.Settlement.Due;

/** How every store folds captures into changes, and keeps those. */
public abstract class ChangeContract extends StoreFixture {

    // ---- the fold

    @Test
    void insertHasNoBase() {
        put(item("a", "first", 1));

        assertThat(change("a")).satisfies(change -> {
            assertThat(change.base()).isEqualTo(new RecordState.Absent());
            assertThat(change.local()).isEqualTo(present("a", "first", 1));
            assertThat(change.revision()).isEqualTo(1);
            assertThat(change.state()).isEqualTo(Change.State.PENDING);
            assertThat(change.sent()).isEmpty();
        });
        assertThat(due(Due.UPSERTS)).containsExactly("a");
    }

    @Test
    @Tag("invariant-03")
    void firstOldStateStaysTheBaseAndEveryEditCounts() {
        agree(item("a", "agreed", 1));
        put(item("a", "second", 1));
        put(item("a", "third", 1));
        assertThat(change("a").revision()).isEqualTo(2);
        put(item("a", "fourth", 1));

        assertThat(change("a")).satisfies(change -> {
            assertThat(change.base()).isEqualTo(present("a", "agreed", 1));
            assertThat(change.local()).isEqualTo(present("a", "fourth", 1));
            assertThat(change.revision()).isEqualTo(3);
        });
    }

    @Test
    @Tag("invariant-10")
    void insertThenDeleteLeavesAChangeWhoseStateEqualsItsBase() {
        put(item("a", "first", 1));
        delete("a");

        assertThat(change("a")).satisfies(change -> {
            assertThat(change.base().agreesWith(change.local())).isTrue();
            assertThat(change.local()).isEqualTo(RecordState.Deleted.plain());
        });
        assertThat(due(Due.DELETES)).containsExactly("a");
        assertThat(due(Due.UPSERTS)).isEmpty();
    }

    @Test
    void deletionKeepsTheAgreedStateAsBase() {
        agree(item("a", "agreed", 1));
        delete("a");

        assertThat(change("a").base()).isEqualTo(present("a", "agreed", 1));
        assertThat(due(Due.DELETES)).containsExactly("a");
    }

    @Test
    void bulkStatementLeavesTheBaseUnknown() {
        agree(item("a", "agreed", 1));
        bulk("a", "second");

        assertThat(change("a").base()).isEqualTo(new RecordState.Unknown());
        assertThat(change("a").local()).isEqualTo(present("a", "second", 1));
        assertThat(due(Due.UNKNOWN_BASE)).containsExactly("a");
        assertThat(due(Due.UPSERTS)).isEmpty();
    }

    @Test
    void pullOnlyCapturesAreDropped() {
        local(transaction -> transaction.put(TICKETS, ticket("1", "mine")));

        assertThatObject(settle(settlement -> settlement.lock(TICKETS, List.of("1")).dirty())).isEqualTo(Map.of());
        assertThat(store.pending().changes()).isZero();
    }

    @Test
    void boundedFoldTellsWhatItDid() {
        put(item("a", "first", 1));
        put(item("b", "first", 1));
        put(item("c", "first", 1));

        assertThatObject(settle(settlement -> settlement.fold(2))).isEqualTo(2);
        assertThat(due(Due.UPSERTS)).containsExactly("a", "b");
        assertThatObject(settle(settlement -> settlement.fold(2))).isEqualTo(1);
        assertThatObject(settle(settlement -> settlement.fold(2))).isEqualTo(0);
        assertThat(due(Due.UPSERTS)).containsExactly("a", "b", "c");
    }

    @Test
    void editWakesWhatHadComeToRest() {
        for (Change.State state : Change.State.values()) {
            String id = state.name();
            put(item(id, "first", 1));
            save(in(state, change(id)));
            put(item(id, "second", 1));

            boolean wakes = Set.of(Change.State.QUARANTINED, Change.State.DIVERGED, Change.State.CONFLICTED).contains(state);
            assertThat(change(id)).satisfies(change -> {
                assertThat(change.state()).isEqualTo(wakes ? Change.State.PENDING : state);
                assertThat(change.attempts()).isEqualTo(wakes ? 0 : 3);
                assertThat(change.error().isPresent()).isNotEqualTo(wakes);
                assertThat(change.revision()).isEqualTo(2);
            });
        }
    }

    // ---- changes

    @Test
    void changeIsSavedAsItIs() {
        put(item("a", "first", 1));
        Instant later = Instant.now().plusSeconds(60).truncatedTo(ChronoUnit.MICROS);
        Change saved = with(change("a"), List.of("hash1", Change.DELETED), RecordState.Deleted.plain(), Optional.of(later));
        save(saved);

        assertThat(change("a")).isEqualTo(saved);
        assertThatObject(settle(settlement -> settlement.changes(ITEMS, List.of("a", "none")))).isEqualTo(Map.of("a", saved));
    }

    @Test
    void newChangeIsSaved() {
        Change fresh = Change.opened("a", new RecordState.Unknown(), RecordState.Deleted.plain(), Optional.empty(),
                Instant.now().truncatedTo(ChronoUnit.MICROS));
        save(fresh);

        assertThat(change("a")).isEqualTo(fresh);
        assertThat(due(Due.UNKNOWN_BASE)).containsExactly("a");
    }

    @Test
    void removedChangeIsCleanAndMayComeAgain() {
        put(item("a", "first", 1));
        settling(settlement -> {
            Change change = settlement.lock(ITEMS, List.of("a")).dirty().get("a");
            settlement.remove(ITEMS, List.of("a"));
            settlement.save(ITEMS, List.of(change));
            settlement.remove(ITEMS, List.of("a"));
        });
        assertThat(change("a")).isNull();

        put(item("a", "second", 1));
        assertThat(change("a").base()).isEqualTo(present("a", "first", 1));
    }

    @Test
    void changesOfUnlockedRecordsAreNotWritten() {
        put(item("a", "first", 1));
        Change change = change("a");

        assertThatThrownBy(() -> settling(settlement -> settlement.save(ITEMS, List.of(change))))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("items/a");
        assertThatThrownBy(() -> settling(settlement -> settlement.remove(ITEMS, List.of("a"))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void dueChangesComeByKeyAndWhenTheirTimeHasCome() {
        for (String id : List.of("c", "a", "e", "b", "d")) {
            put(item(id, "first", 1));
        }
        save(with(change("b"), List.of(), new RecordState.Absent(), Optional.of(Instant.now().plusSeconds(60))));
        save(with(change("c"), List.of(), new RecordState.Absent(), Optional.of(Instant.now().minusSeconds(1))));
        save(in(Change.State.CLAIMED, change("d")));

        assertThat(ids(settlement -> settlement.due(ITEMS, Due.UPSERTS, FIRST, 2))).containsExactly("a", "c");
        assertThat(ids(settlement -> settlement.due(ITEMS, Due.UPSERTS, Optional.of("c"), 2))).containsExactly("e");
        assertThat(ids(settlement -> settlement.inState(ITEMS, Change.State.CLAIMED, FIRST, 9))).containsExactly("d");
        assertThat(ids(settlement -> settlement.inState(ITEMS, Change.State.PENDING, Optional.of("a"), 2)))
                .containsExactly("b", "c");
    }

    @Test
    void claimsAreHandedBack() {
        put(item("a", "first", 1));
        put(item("b", "first", 1));
        save(in(Change.State.CLAIMED, change("a")));

        assertThatObject(settle(Settlement::handBack)).isEqualTo(1);
        assertThat(change("a").state()).isEqualTo(Change.State.PENDING);
    }

    @Test
    void pendingChangesAreCountedFoldedOrNot() {
        assertThat(store.pending().oldest()).isEmpty();
        put(item("a", "first", 1));
        save(in(Change.State.QUARANTINED, change("a")));
        put(item("b", "first", 1));

        assertThat(store.pending()).satisfies(pending -> {
            assertThat(pending.changes()).isEqualTo(2);
            assertThat(pending.quarantined()).isEqualTo(1);
            assertThat(pending.oldest()).hasValueSatisfying(oldest -> assertThat(oldest).isBefore(Instant.now()));
        });
        assertThat(store.pendingChanges(9)).extracting(PendingChange::recordId, PendingChange::local)
                .containsExactly(tuple("b", present("b", "first", 1)),
                        tuple("a", present("a", "first", 1)));
        assertThat(store.pendingChanges(1)).hasSize(1);
    }

    @Test
    @Tag("invariant-11")
    void whatWasAppliedIsWhatIsReadInTheSameTransaction() {
        agree(item("a", "agreed", 1));
        put(item("a", "edited", 1));
        settling(settlement -> {
            settlement.lock(ITEMS, List.of("a", "b"));
            assertThatObject(settlement.read(ITEMS, List.of("a", "b"))).isEqualTo(Map.of("a", present("a", "edited", 1)));
            settlement.apply(ITEMS, List.of(remote(item("a", "theirs", 2)), remote(item("b", "new", 3))), Set.of());
            assertThatObject(settlement.read(ITEMS, List.of("a", "b")))
                    .isEqualTo(Map.of("a", present("a", "theirs", 2), "b", present("b", "new", 3)));
            settlement.remember(ITEMS, List.of(remote(item("a", "theirs", 2)), remote(item("b", "other", 3))));
            assertThat(settlement.remembered(ITEMS, List.of("a", "b")).keySet()).containsExactly("b");
            settlement.lock(ITEMS, List.of("a"));
            settlement.apply(ITEMS, List.of(tombstone("a"), remote(item("b", "newer", 4))), Set.of("quantity"));
            assertThatObject(settlement.read(ITEMS, List.of("a", "b"))).isEqualTo(Map.of("b", present("b", "new", 4)));
        });
    }
}
