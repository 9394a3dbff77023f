package io.quarkiverse.sync.deployment.test.store;

import static io.quarkiverse.sync.deployment.test.store.Records.item;
import static io.quarkiverse.sync.deployment.test.store.Records.present;
import static io.quarkiverse.sync.deployment.test.store.Records.remote;
import static io.quarkiverse.sync.deployment.test.store.Records.ticket;
import static io.quarkiverse.sync.deployment.test.store.Records.tombstone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.adapter.Checkpoint;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.ConflictRecord;
import io.quarkiverse.sync.store.OfflineStore.Lease;
import io.quarkiverse.sync.store.OfflineStore.LeaseLostException;
import io.quarkiverse.sync.store.Progress;
import io.quarkiverse.sync.store.RunRecord;
import io.quarkiverse.sync.store.SetAside;

/** What every store does, whatever it keeps its data in. */
public abstract class OfflineStoreContract extends ChangeContract {

    // ---- records

    @Test
    @Tag("invariant-04")
    void appliedRecordsAreNotChanges() {
        agree(item("a", "remote", 1));
        agree(item("a", "newer", 2));

        assertThatObject(settle(settlement -> settlement.read(ITEMS, List.of("a", "none"))))
                .isEqualTo(Map.of("a", present("a", "newer", 2)));
        assertThat(change("a")).isNull();
        settling(settlement -> {
            settlement.lock(ITEMS, List.of("a", "none"));
            assertThat(settlement.apply(ITEMS, List.of(tombstone("a"), tombstone("none")), Set.of())).isEmpty();
        });
        assertThatObject(settle(settlement -> settlement.count(ITEMS))).isEqualTo(0L);
        assertThat(change("a")).isNull();
    }

    @Test
    @Tag("invariant-11")
    void onlyTheGivenFieldsAreWritten() {
        agree(item("a", "here", 1));
        settling(settlement -> {
            settlement.lock(ITEMS, List.of("a"));
            settlement.apply(ITEMS, List.of(remote(item("a", "there", 2))), Set.of("quantity"));
        });

        assertThatObject(settle(settlement -> settlement.read(ITEMS, List.of("a"))))
                .isEqualTo(Map.of("a", present("a", "here", 2)));
    }

    @Test
    void keysComeInOrder() {
        for (String id : List.of("9", "10", "2")) {
            local(transaction -> transaction.put(TICKETS, ticket(id, "x")));
        }

        List<String> all = ids(settlement -> settlement.keys(TICKETS, FIRST, 9));
        assertThat(all).containsExactlyInAnyOrder("2", "9", "10");
        assertThat(ids(settlement -> settlement.keys(TICKETS, Optional.of(all.get(0)), 1)))
                .containsExactly(all.get(1));
        assertThatObject(settle(settlement -> settlement.count(TICKETS))).isEqualTo(3L);
    }

    // ---- what the hub holds to the letter

    @Test
    @Tag("invariant-11")
    void whatTheRecordDoesNotTellIsRemembered() {
        Document more = Document.of(item("a", "agreed", 1).toJson().put("unmapped", "1.50"));
        agree(item("a", "agreed", 1));
        remember(remote(more));
        put(item("a", "edited", 1));

        assertThat(change("a").shadow()).hasValueSatisfying(
                shadow -> assertThat(((RecordState.Present) shadow.state()).document().verbatim(more)).isTrue());

        remember(remote(item("a", "edited", 1)));
        assertThat(change("a").shadow()).isEmpty();
    }

    @Test
    @Tag("invariant-11")
    void documentsOfAnyLengthAreKept() {
        String text = "x".repeat(1_000_001);
        Document agreed = item("a", text, 1);
        Document more = Document.of(agreed.toJson().put("unmapped", text));
        agree(agreed);
        remember(remote(more));
        put(item("a", "edited", 1));

        assertThat(change("a").base().equals(RecordState.present(agreed))).isTrue();
        assertThat(change("a").shadow().orElseThrow().state().equals(RecordState.present(more))).isTrue();
    }

    @Test
    void versionTokensAndTombstonesAgainstRecordsAreRemembered() {
        RemoteRecord versioned = new RemoteRecord("a", present("a", "agreed", 1), Optional.of("\"etag\""));
        RemoteRecord deleted = new RemoteRecord("b", new RecordState.Deleted(Optional.of(item("b", "was", 1)),
                Optional.of(Instant.parse("2026-01-02T03:04:05.678901Z"))));
        agree(item("a", "agreed", 1));
        agree(item("b", "was", 1));
        remember(versioned, deleted, tombstone("none"));

        assertThatObject(settle(settlement -> settlement.remembered(ITEMS, List.of("a", "b", "none"))))
                .isEqualTo(Map.of("a", versioned, "b", deleted));
    }

    private void remember(RemoteRecord... records) {
        settling(settlement -> {
            settlement.lock(ITEMS, List.of(records).stream().map(RemoteRecord::id).toList());
            settlement.remember(ITEMS, List.of(records));
        });
    }

    // ---- set aside

    @Test
    @Tag("invariant-09")
    void whatIsSetAsideKeepsItsDocument() {
        SetAside malformed = new SetAside(new RemoteRecord("?1", new RecordState.Unknown()), Optional.of("{\"id\":"),
                SetAside.Reason.MALFORMED, "not JSON", Optional.empty(), 0, Optional.empty());
        SetAside orphan = aside("b", SetAside.Reason.MISSING_PARENT, Optional.empty());
        SetAside later = aside("c", SetAside.Reason.MISSING_PARENT,
                Optional.of(Instant.now().plusSeconds(60).truncatedTo(ChronoUnit.MICROS)));
        settling(settlement -> settlement.setAside(ITEMS, List.of(aside("b", SetAside.Reason.LOCKED, Optional.empty()))));
        settling(settlement -> settlement.setAside(ITEMS, List.of(malformed, orphan, later)));

        assertThat(aside(SetAside.Reason.values())).containsExactly(malformed, orphan);
        assertThat(aside(SetAside.Reason.MISSING_PARENT)).containsExactly(orphan);
        assertThat(aside(SetAside.Reason.LOCKED)).isEmpty();
        assertThatObject(settle(settlement -> settlement.setAside(ITEMS, FIRST, 9)))
                .isEqualTo(List.of(malformed, orphan, later));
        assertThatObject(settle(settlement -> settlement.setAside(ITEMS, Optional.of("?1"), 1))).isEqualTo(List.of(orphan));
        assertThatObject(settle(settlement -> settlement.setAsideOf(ITEMS, List.of("c", "none"))))
                .isEqualTo(Map.of("c", later));
        settling(settlement -> settlement.discardSetAside(ITEMS, List.of("b", "none")));
        assertThat(aside(SetAside.Reason.values())).containsExactly(malformed);
    }

    /** A hub's message may hold a character that PostgreSQL does not keep. */
    @Test
    @Tag("invariant-09")
    void whateverOthersSayOfAFailureIsKept() {
        String message = "REFUSED: \0 is no name";
        put(item("a", "here", 1));
        Change change = change("a");
        save(new Change(change.id(), change.changeId(), change.revision(), change.base(), change.local(), change.shadow(),
                change.sent(), Change.State.QUARANTINED, change.changedAt(), change.restingAsOf(), 1, Optional.empty(),
                Optional.of(message)));
        settling(settlement -> settlement.setAside(ITEMS, List.of(new SetAside(remote(item("b", "kept", 1)),
                Optional.empty(), SetAside.Reason.MALFORMED, message, Optional.empty(), 1, Optional.empty()))));

        assertThat(change("a").error().orElseThrow()).startsWith("REFUSED: ").endsWith(" is no name");
        assertThat(aside(SetAside.Reason.MALFORMED).get(0).message()).startsWith("REFUSED: ").endsWith(" is no name");
    }

    private static SetAside aside(String id, SetAside.Reason reason, Optional<Instant> next) {
        return new SetAside(remote(item(id, "kept", 1)), Optional.empty(), reason, "because", Optional.of("items/x"), 1,
                next);
    }

    private List<SetAside> aside(SetAside.Reason... reasons) {
        return settle(settlement -> settlement.setAside(ITEMS, Set.of(reasons), FIRST, 9));
    }

    // ---- what is not done

    @Test
    void onlyCollectionsWithSomethingToDoAreUnfinished() {
        agree(item("a", "agreed", 1));
        assertThat(unfinished()).isEmpty();

        put(item("a", "edited", 1));
        assertThat(change("a")).isNotNull();
        assertThat(unfinished()).containsExactly(ITEMS);
        settling(settlement -> {
            settlement.lock(ITEMS, List.of("a"));
            settlement.remove(ITEMS, List.of("a"));
        });
        assertThat(unfinished()).isEmpty();

        settling(settlement -> settlement.setAside(TICKETS, List.of(aside("b", SetAside.Reason.LOCKED,
                Optional.of(Instant.now().plusSeconds(60))))));
        assertThat(unfinished()).containsExactly(TICKETS);
        settling(settlement -> settlement.discardSetAside(TICKETS, List.of("b")));

        ConflictRecord open = conflict("a", Optional.empty());
        settling(settlement -> settlement.save(List.of(open)));
        assertThat(unfinished()).containsExactly(ITEMS);
        settling(settlement -> settlement.save(List.of(new ConflictRecord(open.conflictId(), ITEMS, "a",
                ConflictRecord.State.DECIDED, open.base(), open.local(), open.remote(), 1, open.openedAt(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.of(open.openedAt())))));
        assertThat(unfinished()).isEmpty();
    }

    private Set<String> unfinished() {
        return settle(settlement -> settlement.unfinished(List.of(ITEMS, TICKETS)));
    }

    // ---- conflicts

    @Test
    void conflictStaysAsTheRecordOfItsDecision() {
        ConflictRecord open = conflict("a", Optional.empty());
        settling(settlement -> settlement.save(List.of(open, conflict("b", Optional.empty()))));

        assertThatObject(settle(settlement -> settlement.undecided(ITEMS, List.of("a", "none")))).isEqualTo(Map.of("a", open));
        assertThatObject(settle(settlement -> settlement.open(ITEMS, FIRST, 1))).isEqualTo(List.of(open));
        assertThat(ids(settlement -> settlement.open(ITEMS, Optional.of("a"), 9).stream().map(ConflictRecord::id).toList()))
                .containsExactly("b");

        ConflictRecord decided = new ConflictRecord(open.conflictId(), ITEMS, "a", ConflictRecord.State.DECIDED,
                open.base(), open.local(), open.remote(), 2, open.openedAt(), Optional.of("server-wins"),
                Optional.of("TakeRemote"), Optional.of(RecordState.Deleted.plain()), Optional.of(open.openedAt()));
        settling(settlement -> settlement.save(List.of(decided)));
        assertThatObject(settle(settlement -> settlement.undecided(ITEMS, List.of("a")))).isEqualTo(Map.of());
        assertThat(store.conflicts(9)).hasSize(2).contains(decided);
        assertThatObject(settle(settlement -> settlement.conflict(decided.conflictId()))).isEqualTo(Optional.of(decided));
        assertThatObject(settle(settlement -> settlement.conflict(UUID.randomUUID()))).isEqualTo(Optional.empty());
    }

    @Test
    void nothingIsLeftOfARecordThatIsErased() {
        RemoteRecord deleted = new RemoteRecord("a", new RecordState.Deleted(Optional.of(item("a", "was", 1)),
                Optional.of(Instant.parse("2026-01-02T03:04:05Z"))), Optional.of("v1"));
        ConflictRecord open = conflict("a", Optional.empty());
        ConflictRecord other = conflict("b", Optional.empty());
        settling(settlement -> {
            settlement.remember(ITEMS, List.of(deleted));
            settlement.setAside(ITEMS, List.of(aside("a", SetAside.Reason.REFUSED, Optional.empty())));
            settlement.save(List.of(open, other));
        });

        settling(settlement -> settlement.erase(ITEMS, "a"));

        assertThatObject(settle(settlement -> settlement.remembered(ITEMS, List.of("a")))).isEqualTo(Map.of());
        assertThatObject(settle(settlement -> settlement.setAside(ITEMS, FIRST, 9))).isEqualTo(List.of());
        assertThat(store.conflicts(9)).containsExactly(other);
    }

    @Test
    void readingNeedsNoLease() {
        agree(item("a", "agreed", 1));
        store.release(lease);

        assertThatObject(store.read(settlement -> settlement.read(ITEMS, List.of("a"))))
                .isEqualTo(Map.of("a", present("a", "agreed", 1)));
    }

    private static ConflictRecord conflict(String id, Optional<String> resolver) {
        return new ConflictRecord(UUID.randomUUID(), ITEMS, id, ConflictRecord.State.OPEN, new RecordState.Unknown(),
                present(id, "mine", 1), new RemoteRecord(id, present(id, "theirs", 1), Optional.of("v1")), 1,
                Instant.now().truncatedTo(ChronoUnit.MICROS), resolver, Optional.empty(), Optional.empty(),
                Optional.empty());
    }

    // ---- progress

    @Test
    void progressIsKeptByScope() {
        Progress reached = new Progress(Optional.of(new Checkpoint("{\"lwt\":1.50}")), Progress.Enrolment.RUNNING,
                Optional.of("k"), Optional.of(Progress.Resync.NEW_EPOCH),
                Optional.of(new Progress.Shape(2, Set.of("id", "name", "size"), Set.of("size"))));
        settling(settlement -> settlement.progress(ITEMS, "scope", reached));

        assertThatObject(settle(settlement -> settlement.progress(ITEMS, "scope"))).isEqualTo(reached);
        assertThatObject(settle(settlement -> settlement.progress(ITEMS, ""))).isEqualTo(Progress.none());
        settling(settlement -> settlement.progress(ITEMS, "scope", Progress.none()));
        assertThatObject(settle(settlement -> settlement.progress(ITEMS, "scope"))).isEqualTo(Progress.none());
    }

    @Test
    @Tag("invariant-02")
    void checkpointAndItsRowsAreOneTransaction() {
        assertThatThrownBy(() -> settling(settlement -> {
            settlement.lock(ITEMS, List.of("a"));
            settlement.apply(ITEMS, List.of(remote(item("a", "remote", 1))), Set.of());
            settlement.setAside(ITEMS, List.of(aside("b", SetAside.Reason.LOCKED, Optional.empty())));
            settlement.progress(ITEMS, "", new Progress(Optional.of(new Checkpoint("1")), Progress.Enrolment.DONE,
                    Optional.empty(), Optional.empty(), Optional.empty()));
            throw new IllegalArgumentException("crash");
        })).isInstanceOf(IllegalArgumentException.class).hasMessage("crash");

        assertThatObject(settle(settlement -> settlement.progress(ITEMS, ""))).isEqualTo(Progress.none());
        assertThatObject(settle(settlement -> settlement.count(ITEMS))).isEqualTo(0L);
        assertThat(aside(SetAside.Reason.values())).isEmpty();
    }

    @Test
    void recordsAndChangesThatWereNotSeenAreTold() {
        agree(item("a", "agreed", 1));
        agree(item("c", "agreed", 1));
        agree(item("d", "agreed", 1));
        put(item("e", "mine", 1));
        put(item("b", "mine", 1));
        delete("b");
        delete("d");
        settling(settlement -> settlement.fold(9));
        settling(settlement -> settlement.seen(ITEMS, List.of("c", "x")));
        settling(settlement -> settlement.seen(ITEMS, List.of("c", "d")));

        assertThat(ids(settlement -> settlement.unseen(ITEMS, FIRST, 2))).containsExactly("a", "b");
        assertThat(ids(settlement -> settlement.unseen(ITEMS, Optional.of("b"), 2))).containsExactly("e");
        settling(settlement -> settlement.forgetSeen(ITEMS));
        assertThat(ids(settlement -> settlement.unseen(ITEMS, FIRST, 9))).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void runsComeNewestFirst() {
        List<RunRecord> logged = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            RunRecord run = new RunRecord(UUID.randomUUID(), Instant.parse("2026-01-01T00:00:00Z"),
                    Instant.parse("2026-01-01T00:00:01.000001Z"), "COMPLETED", i, 2, 3, 4, 5L, 6L, "{\"run\":1}");
            settling(settlement -> settlement.log(run));
            logged.add(0, run);
        }

        assertThat(store.runs(2)).isEqualTo(logged.subList(0, 2));
    }

    @Test
    void oldRunsAndDecidedConflictsAreForgottenSomeAtATime() {
        Instant now = Instant.parse("2026-03-01T00:00:00Z");
        Instant old = now.minusSeconds(1);
        RunRecord kept = run(now);
        List.of(run(old), run(old), run(old), kept).forEach(run -> settling(settlement -> settlement.log(run)));
        ConflictRecord waiting = conflict("a", ConflictRecord.State.WAITING, old);
        ConflictRecord open = conflict("b", ConflictRecord.State.OPEN, old);
        ConflictRecord young = conflict("a", ConflictRecord.State.DECIDED, now);
        settling(settlement -> settlement.save(List.of(waiting, open, young,
                conflict("a", ConflictRecord.State.DECIDED, old), conflict("c", ConflictRecord.State.DECIDED, old))));

        assertThat(twoForgotten(now)).as("more may be left").isTrue();
        assertThat(store.runs(9)).hasSize(2);
        assertThat(store.conflicts(9)).hasSize(3);
        assertThat(twoForgotten(now)).isFalse();
        assertThat(store.runs(9)).containsExactly(kept);
        assertThat(store.conflicts(9)).containsExactlyInAnyOrder(waiting, open, young);
    }

    private boolean twoForgotten(Instant before) {
        return settle(settlement -> settlement.forget(before, 2));
    }

    private static RunRecord run(Instant ended) {
        return new RunRecord(UUID.randomUUID(), ended.minusSeconds(9), ended, "COMPLETED", 1, 2, 3, 4, 5L, 6L, "{}");
    }

    /** Even with the time of a decision: what is not decided is nobody's to forget. */
    private static ConflictRecord conflict(String id, ConflictRecord.State state, Instant decidedAt) {
        ConflictRecord any = conflict(id, Optional.empty());
        return new ConflictRecord(any.conflictId(), any.collection(), id, state, any.base(), any.local(), any.remote(),
                any.revision(), any.openedAt(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(decidedAt));
    }

    // ---- the lease

    @Test
    @Tag("invariant-12")
    void leaseIsHeldByOneAtATime() {
        assertThat(store.lease("other node", LIFE)).isEmpty();
        assertThat(store.renew(lease, LIFE)).isTrue();
        assertThat(store.lease("this node", LIFE)).hasValueSatisfying(
                again -> assertThat(again.token()).isGreaterThan(lease.token()));
        assertThat(store.renew(lease, LIFE)).isFalse();
    }

    @Test
    @Tag("invariant-12")
    void leaseGivenBackIsFree() {
        store.release(lease);

        assertThat(store.renew(lease, LIFE)).isFalse();
        assertThat(store.lease("other node", LIFE)).hasValueSatisfying(
                taken -> assertThat(taken.token()).isGreaterThan(lease.token()));
        store.release(lease);
        assertThat(store.lease("third node", LIFE)).isEmpty();
    }

    @Test
    @Tag("invariant-12")
    void nodeThatLostItsLeaseSettlesNothing() throws InterruptedException {
        assertThat(store.renew(lease, Duration.ofMillis(1))).isTrue();
        Thread.sleep(50);
        Lease newer = store.lease("other node", LIFE).orElseThrow();

        assertThatThrownBy(() -> settling(settlement -> {
            settlement.lock(ITEMS, List.of("a"));
            settlement.apply(ITEMS, List.of(remote(item("a", "remote", 1))), Set.of());
        })).isInstanceOf(LeaseLostException.class);
        assertThatObject(store.settle(newer, settlement -> settlement.count(ITEMS))).isEqualTo(0L);
    }
}
