package io.quarkiverse.sync.engine;

import static io.quarkiverse.sync.engine.Edge.thing;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.RecordState.Absent;
import io.quarkiverse.sync.RecordState.Deleted;
import io.quarkiverse.sync.RecordState.Unknown;
import io.quarkiverse.sync.SyncOptions;
import io.quarkiverse.sync.SyncOptions.CollectionOptions;
import io.quarkiverse.sync.SyncStrategy;
import io.quarkiverse.sync.adapter.PushChange;
import io.quarkiverse.sync.adapter.PushOutcome;
import io.quarkiverse.sync.adapter.PushOutcome.Applied;
import io.quarkiverse.sync.adapter.PushOutcome.Conflicted;
import io.quarkiverse.sync.adapter.PushOutcome.Rejected;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.MemoryCollection;
import io.quarkiverse.sync.store.MemoryStore;

/** Every row of the table for pushed changes. */
class PushSettlingTest {

    private static final MemoryCollection THINGS = MemoryCollection.of("things", "id", Set.of("id", "name", "size"));
    private static final RecordState BASE = state("base");
    private static final RecordState LOCAL = state("local");
    private static final RecordState LATER = state("later");
    private static final RecordState OTHER = state("other");
    private static final RecordState GONE = Deleted.plain();

    private final CollectionPlan plan = plan(SyncStrategy.TWO_WAY);

    @Test
    void appliedAndNotEdited() {
        assertThat(settle(claim(BASE, LOCAL), applied(), edited(claim(BASE, LOCAL), 0, LOCAL)))
                .isEqualTo(new PushVerdict.Acknowledged(remote(LOCAL)));
    }

    @Test
    void appliedAndStoredDifferently() {
        assertThat(settle(claim(BASE, LOCAL), new Applied(Optional.of(remote(OTHER)), false),
                edited(claim(BASE, LOCAL), 0, LOCAL))).isEqualTo(new PushVerdict.Acknowledged(remote(OTHER)));
    }

    @Test
    @Tag("invariant-03")
    void appliedAndEditedSince() {
        Claim claim = claim(BASE, LOCAL);

        assertThat(settle(claim, applied(), edited(claim, 1, LATER)))
                .isEqualTo(new PushVerdict.Rebased(LOCAL, remote(LOCAL), List.of(), true));
    }

    @Test
    @Tag("invariant-05")
    void takenBeforeAndChangedAtTheHubSince() {
        Claim claim = claim(BASE, LOCAL);
        Applied before = new Applied(Optional.of(remote(OTHER)), true);

        assertThat(settle(claim, before, claim.change())).isEqualTo(new PushVerdict.Acknowledged(remote(OTHER)));
        assertThat(settle(claim, before, edited(claim, 1, LATER)))
                .isEqualTo(new PushVerdict.Rebased(LOCAL, remote(LOCAL), List.of(), true));
        assertThat(new PushSettling(plan(SyncStrategy.PUSH_ONLY)).settle(claim, before, claim.change()))
                .as("not taken over, so not known").isEqualTo(new PushVerdict.Acknowledged(remote(LOCAL)));
    }

    @Test
    @Tag("invariant-05")
    void ownWriteComesBack() {
        Claim claim = claim(BASE, LOCAL);

        assertThat(settle(claim, conflict(LOCAL), claim.change())).isEqualTo(new PushVerdict.Acknowledged(remote(LOCAL)));
    }

    @Test
    @Tag("invariant-05")
    void ownWriteOfALostAnswerComesBackAfterAFurtherEdit() {
        Claim claim = claim(BASE, LATER, plan.view().hash(LOCAL));

        assertThat(settle(claim, conflict(LOCAL), claim.change())).isEqualTo(
                new PushVerdict.Rebased(LOCAL, remote(LOCAL), List.of(plan.view().hash(LATER)), true));
    }

    @Test
    @Tag("invariant-05")
    void ownWriteComesBackAndTheRecordWasEditedSince() {
        Claim claim = claim(BASE, LOCAL);

        assertThat(settle(claim, conflict(LOCAL), edited(claim, 1, LATER)))
                .isEqualTo(new PushVerdict.Rebased(LOCAL, remote(LOCAL), List.of(), true));
    }

    @Test
    void ownDeletionComesBack() {
        Claim claim = claim(BASE, GONE);

        assertThat(settle(claim, conflict(GONE), claim.change())).isEqualTo(new PushVerdict.Acknowledged(remote(GONE)));
    }

    @Test
    void masterIsTheBaseWithMoreText() {
        RecordState master = RecordState.present(Document.of(thing("1", "base").put("unmapped", true)));
        Claim claim = claim(BASE, LOCAL);

        assertThat(settle(claim, conflict(master), claim.change()))
                .isEqualTo(new PushVerdict.Rebased(BASE, remote(master), List.of(), false));
    }

    @Test
    void masterIsWhatWasAssumedToTheLetter() {
        Claim claim = claim(BASE, LOCAL);

        assertThat(settle(claim, conflict(BASE), claim.change())).isInstanceOfSatisfying(PushVerdict.Refused.class,
                refused -> assertThat(refused.code()).isEqualTo("NOT_TAKEN"));
    }

    @Test
    void insertMeetsATombstone() {
        Claim claim = claim(new Absent(), LOCAL);

        assertThat(settle(claim, conflict(GONE), claim.change()))
                .isEqualTo(new PushVerdict.Rebased(GONE, remote(GONE), List.of(), false));
    }

    @Test
    @Tag("invariant-05")
    void anInsertThatMayHaveBeenTakenEditedAndDeletedGoesToTheResolver() {
        RecordState deleted = new Deleted(OTHER.image(), Optional.empty());
        Claim first = claim(new Absent(), LOCAL);
        Claim second = new Claim(first.change(), first.push(), first.change());

        assertThat(settle(second, conflict(deleted), second.change()))
                .isEqualTo(new PushVerdict.Conflicting(remote(deleted), first.change().sent()));
    }

    @Test
    void refusedInsertOfAPlainHubIsKept() {
        RecordState refused = new Deleted(LOCAL.image(), Optional.empty());
        Claim claim = claim(new Absent(), LOCAL);

        assertThat(settle(claim, conflict(refused), claim.change()))
                .isEqualTo(new PushVerdict.Rebased(refused, remote(refused), List.of(), false));
    }

    @Test
    @Tag("invariant-05")
    void ownInsertOfALostAnswerThatSomebodyDeletedSince() {
        RecordState deleted = new Deleted(LOCAL.image(), Optional.empty());
        Claim first = claim(new Absent(), LOCAL);
        Claim claim = new Claim(first.change(), first.push(), first.change());

        assertThat(settle(claim, conflict(deleted), claim.change())).isEqualTo(new PushVerdict.Acknowledged(remote(deleted)));
    }

    @Test
    @Tag("invariant-05")
    void ownRecreationOfALostAnswerThatSomebodyEditedAndDeletedSince() {
        RecordState known = new Deleted(BASE.image(), Optional.empty());
        RecordState again = new Deleted(OTHER.image(), Optional.empty());
        Claim first = claim(known, LOCAL);
        Claim second = new Claim(first.change(), first.push(), first.change());

        assertThat(settle(second, conflict(again), second.change()))
                .isEqualTo(new PushVerdict.Conflicting(remote(again), first.change().sent()));
        assertThat(settle(first, conflict(again), first.change())).as("nothing of ours can have been there")
                .isEqualTo(new PushVerdict.Rebased(known, remote(again), List.of(), false));
    }

    @Test
    void unknownBaseRests() {
        Claim claim = claim(new Unknown(), LOCAL);

        assertThat(settle(claim, new Conflicted(remote(OTHER), OptionalLong.of(7)), claim.change()))
                .isEqualTo(new PushVerdict.Rests(remote(OTHER), OptionalLong.of(7), List.of()));
    }

    @Test
    void unknownBaseOfWhatIsNeverPulledGoesToTheResolver() {
        Claim claim = claim(new Unknown(), LOCAL);

        assertThat(new PushSettling(plan(SyncStrategy.PUSH_ONLY)).settle(claim, conflict(OTHER), claim.change()))
                .isEqualTo(new PushVerdict.Conflicting(remote(OTHER), List.of()));
    }

    @Test
    void otherConflictsGoToTheResolver() {
        Claim claim = claim(BASE, LOCAL);

        assertThat(settle(claim, conflict(OTHER), claim.change()))
                .isEqualTo(new PushVerdict.Conflicting(remote(OTHER), List.of()));
        assertThat(settle(claim(BASE, GONE), conflict(OTHER), claim(BASE, GONE).change()))
                .isEqualTo(new PushVerdict.Conflicting(remote(OTHER), List.of()));
        assertThat(settle(claim, conflict(GONE), claim.change()))
                .isEqualTo(new PushVerdict.Conflicting(remote(GONE), List.of()));
    }

    @Test
    void rejected() {
        Claim claim = claim(BASE, LOCAL);

        assertThat(settle(claim, new Rejected("TOO_LONG", "name is too long", false), claim.change()))
                .isEqualTo(new PushVerdict.Refused("TOO_LONG", "name is too long", false, List.of()));
    }

    @Test
    void rejectedAndEditedSince() {
        Claim claim = claim(BASE, LOCAL);

        assertThat(settle(claim, new Rejected("TOO_LONG", "name is too long", false), edited(claim, 1, LATER)))
                .isEqualTo(new PushVerdict.Superseded(List.of()));
    }

    @Test
    @Tag("invariant-05")
    void unknown() {
        Claim claim = claim(BASE, LOCAL);

        assertThat(settle(claim, new PushOutcome.Unknown("no answer"), claim.change()))
                .isEqualTo(new PushVerdict.Unanswered("no answer"));
    }

    private PushVerdict settle(Claim claim, PushOutcome outcome, Change now) {
        return new PushSettling(plan).settle(claim, outcome, now);
    }

    private Claim claim(RecordState base, RecordState local, String... sentBefore) {
        Change before = new Change("1", new UUID(0, 1), 1, base, local, Optional.empty(), List.of(sentBefore),
                Change.State.PENDING, Instant.EPOCH, OptionalLong.empty(), 0, Optional.empty(), Optional.empty());
        List<String> sent = new ArrayList<>(before.sent());
        sent.add(plan.view().hash(local));
        Change change = Transition.claimed(before, before.changeId(), sent);
        RecordState assumed = base instanceof Unknown ? new Absent() : base;
        return new Claim(change, new PushChange(new UUID(0, 1), "1", assumed, Optional.empty(), local), before);
    }

    private static Change edited(Claim claim, int edits, RecordState local) {
        Change change = claim.change();
        for (int i = 0; i < edits; i++) {
            change = change.edited(local, Instant.EPOCH);
        }
        return change;
    }

    private static PushOutcome applied() {
        return new Applied(Optional.empty(), false);
    }

    private static PushOutcome conflict(RecordState master) {
        return new Conflicted(remote(master), OptionalLong.empty());
    }

    private static RemoteRecord remote(RecordState state) {
        return new RemoteRecord("1", state);
    }

    private static RecordState state(String name) {
        return RecordState.present(Document.of(thing("1", name)));
    }

    static CollectionPlan plan(SyncStrategy strategy) {
        return CollectionPlan.of(THINGS, MemoryStore.of(THINGS), SyncOptions.builder().build(),
                SyncOptions.builder().collection("things", CollectionOptions.NONE.withStrategy(strategy)).build());
    }
}
