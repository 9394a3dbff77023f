package io.quarkiverse.sync.engine;

import java.util.List;

import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.RecordState.Absent;
import io.quarkiverse.sync.RecordState.Deleted;
import io.quarkiverse.sync.RecordState.Present;
import io.quarkiverse.sync.RecordState.Unknown;
import io.quarkiverse.sync.adapter.PushOutcome;
import io.quarkiverse.sync.adapter.PushOutcome.Applied;
import io.quarkiverse.sync.adapter.PushOutcome.Conflicted;
import io.quarkiverse.sync.adapter.PushOutcome.Rejected;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.CollectionSchema.UnmappableException;

/** The table for pushed changes: what an answer means. Pure. */
final class PushSettling {

    private final CollectionPlan plan;

    PushSettling(CollectionPlan plan) {
        this.plan = plan;
    }

    /** @param now the change as it is after the answer, under lock */
    PushVerdict settle(Claim claim, PushOutcome outcome, Change now) {
        if (outcome instanceof Applied applied) {
            return applied(claim, applied, now);
        }
        if (outcome instanceof Rejected rejected) {
            List<String> sent = claim.unansweredIn(now);
            return edited(claim, now) ? new PushVerdict.Superseded(sent)
                    : new PushVerdict.Refused(rejected.code(), rejected.message(), rejected.retryable(), sent);
        }
        if (outcome instanceof Conflicted conflicted) {
            try {
                return conflicted(claim, conflicted, plan.view().held(conflicted.master()), now);
            } catch (UnmappableException e) {
                return new PushVerdict.Refused("UNMAPPABLE", e.getMessage(), true, claim.unansweredIn(now));
            }
        }
        return new PushVerdict.Unanswered(((PushOutcome.Unknown) outcome).reason());
    }

    private static boolean edited(Claim claim, Change now) {
        return now.revision() != claim.change().revision();
    }

    /** Whether there is more to send than was claimed. */
    private static boolean goesOn(Claim claim, Change now) {
        return claim.part().isPresent() || edited(claim, now);
    }

    private PushVerdict applied(Claim claim, Applied applied, Change now) {
        RemoteRecord sent = new RemoteRecord(claim.id(), claim.push().state());
        RemoteRecord hub = applied.stored().orElse(sent);
        // What the hub holds long after it took a change may be somebody else's: unless it is taken over, it is met as a conflict.
        RemoteRecord known = applied.duplicate() ? sent : hub;
        return goesOn(claim, now) ? new PushVerdict.Rebased(claim.content(), known, List.of(), true)
                : new PushVerdict.Acknowledged(plan.pulls() ? hub : known);
    }

    private PushVerdict conflicted(Claim claim, Conflicted conflicted, RecordState held, Change now) {
        RemoteRecord master = conflicted.master();
        int own = plan.view().taken(now.sent(), held);
        if (own >= 0 && !refusedInsert(claim, held)) {
            List<String> later = now.sent().subList(own + 1, now.sent().size());
            if (later.isEmpty() && !goesOn(claim, now)) {
                return new PushVerdict.Acknowledged(master);
            }
            return plan.view().hash(held).equals(now.sent().get(own)) ? new PushVerdict.Rebased(held, master, later, true)
                    : new PushVerdict.Conflicting(master, later);
        }
        List<String> sent = claim.unansweredIn(now);
        if (DocumentView.verbatim(master.state(), claim.push().assumed())) {
            // Pushing again with this state assumed is what was just done: RxDB has no other way to refuse.
            return edited(claim, now) ? new PushVerdict.Superseded(sent)
                    : new PushVerdict.Refused("NOT_TAKEN", "the hub keeps what it had although the change was made from it",
                            true, sent);
        }
        if (now.base() instanceof Unknown) {
            return plan.pulls() ? new PushVerdict.Rests(master, conflicted.asOf(), sent)
                    : new PushVerdict.Conflicting(master, sent);
        }
        if (insert(now) && held instanceof Deleted) {
            // An insert that was sent before may have been taken, edited and deleted.
            return sent.isEmpty() ? new PushVerdict.Rebased(held, master, sent, false)
                    : new PushVerdict.Conflicting(master, sent);
        }
        if (!sent.isEmpty() && now.local() instanceof Present
                && DocumentView.deletedAgain(claim.push().assumed(), master.state())) {
            return new PushVerdict.Conflicting(master, sent);
        }
        if (plan.view().same(held, now.base())) {
            return new PushVerdict.Rebased(now.base(), master, sent, false);
        }
        return new PushVerdict.Conflicting(master, sent);
    }

    /** A plain RxDB hub answers with the insert as a deletion, which nobody has made if it was never sent before. */
    private static boolean refusedInsert(Claim claim, RecordState held) {
        return claim.change().base().gone() && claim.change().local() instanceof Present && held instanceof Deleted
                && !claim.again();
    }

    private static boolean insert(Change change) {
        return change.base() instanceof Absent && change.local() instanceof Present;
    }
}
