package io.quarkiverse.sync.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.adapter.BatchOutcome;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.Settlement;
import io.quarkiverse.sync.store.Settlement.Refusal;

/** Settles every change of an answered batch in one local transaction. */
final class PushSettlement {

    private final Run run;
    private final CollectionPlan plan;

    PushSettlement(Run run, CollectionPlan plan) {
        this.run = run;
        this.plan = plan;
    }

    /** @return how many need not be sent again as they are */
    int settle(List<Claim> claims, BatchOutcome outcomes) {
        Settled settled = run.settle(settlement -> write(settlement, claims, outcomes));
        Tally tally = run.report.of(plan);
        tally.conflicts(settled.conflicts());
        settled.verdicts().forEach((id, verdict) -> count(tally, id, verdict));
        return (int) settled.verdicts().values().stream().filter(PushVerdict::moves).count();
    }

    /** They were claimed and not sent. What the application holds is left to the next run. */
    void handBack(List<Claim> claims) {
        run.conclude(settlement -> {
            Map<String, Change> dirty = settlement.lock(plan.name(), claims.stream().map(Claim::id).toList()).dirty();
            settlement.save(plan.name(), claims.stream().filter(claim -> dirty.containsKey(claim.id()))
                    .map(claim -> Transition.unclaimed(dirty.get(claim.id()), claim.before())).toList());
        });
    }

    private record Settled(Map<String, PushVerdict> verdicts, int conflicts) {
    }

    private Settled write(Settlement settlement, List<Claim> claims, BatchOutcome outcomes) {
        List<String> ids = claims.stream().map(Claim::id).toList();
        Map<String, Change> dirty = settlement.lock(plan.name(), ids).dirty();
        PushSettling table = new PushSettling(plan);
        Effects effects = new Effects(run, plan);
        Map<String, PushVerdict> verdicts = new LinkedHashMap<>();
        for (Claim claim : claims) {
            Change now = dirty.get(claim.id());
            if (now != null) {
                PushVerdict verdict = table.settle(claim, outcomes.of(claim.push()), now);
                verdicts.put(claim.id(), verdict);
                gather(effects, now, verdict);
            }
        }
        Map<String, Refusal> refused = effects.write(settlement);
        setAsideRefused(settlement, verdicts, refused);
        if (settlement.progress(plan.name(), plan.scope()).resync().isPresent()) {
            settlement.seen(plan.name(), acknowledged(verdicts));
        }
        return new Settled(verdicts, effects.conflictsOpened());
    }

    private void gather(Effects effects, Change now, PushVerdict verdict) {
        if (verdict instanceof PushVerdict.Acknowledged acknowledged) {
            RecordState held = acknowledged.hub().state();
            effects.settle(now, held);
            effects.removeInsert(now, acknowledged.hub());
            if (plan.pulls() && !held.equals(now.local())) {
                effects.takeOver(acknowledged.hub());
            } else {
                effects.remember(acknowledged.hub());
            }
        } else if (verdict instanceof PushVerdict.Rebased rebased) {
            effects.settle(now, Transition.rebased(now, rebased.base(), rebased.sent()));
            effects.remember(rebased.hub());
        } else if (verdict instanceof PushVerdict.Rests rests) {
            effects.settle(now, Transition.resting(now, rests.asOf(), rests.sent()));
            effects.note(rests.master());
        } else if (verdict instanceof PushVerdict.Conflicting conflicting) {
            effects.conflict(Transition.conflicted(now, conflicting.sent()), conflicting.master());
        } else if (verdict instanceof PushVerdict.Refused refused) {
            effects.settle(now, Transition.quarantined(now, refused.sent(), refused.code() + ": " + refused.message(),
                    refused.retryable() ? Optional.of(nextAttempt(refused, now)) : Optional.empty()));
        } else if (verdict instanceof PushVerdict.Superseded superseded) {
            effects.settle(now, Transition.pending(now, superseded.sent()));
        } else {
            effects.settle(now, Transition.pending(now, now.sent()));
        }
    }

    private Instant nextAttempt(PushVerdict.Refused refused, Change now) {
        return refused.code().equals(Delivery.TOO_LARGE) ? BackOff.rarely(run.now())
                : BackOff.next(run.now(), now.attempts() + 1);
    }

    private void setAsideRefused(Settlement settlement, Map<String, PushVerdict> verdicts, Map<String, Refusal> refused) {
        if (!refused.isEmpty()) {
            Function<String, RemoteRecord> hub = id -> ((PushVerdict.Acknowledged) verdicts.get(id)).hub();
            settlement.setAside(plan.name(), refused.entrySet().stream()
                    .map(entry -> Aside.refused(hub.apply(entry.getKey()), entry.getValue(), 1, run.now())).toList());
        }
    }

    private static List<String> acknowledged(Map<String, PushVerdict> verdicts) {
        List<String> ids = new ArrayList<>();
        verdicts.forEach((id, verdict) -> {
            if (verdict instanceof PushVerdict.Acknowledged || verdict instanceof PushVerdict.Rebased) {
                ids.add(id);
            }
        });
        return ids;
    }

    private static void count(Tally tally, String id, PushVerdict verdict) {
        if (verdict instanceof PushVerdict.Acknowledged
                || verdict instanceof PushVerdict.Rebased rebased && rebased.uploaded()) {
            tally.uploaded(id);
        } else if (verdict instanceof PushVerdict.Refused refused) {
            tally.quarantined(id, refused.code(), refused.message(), refused.retryable());
        } else if (verdict instanceof PushVerdict.Unanswered) {
            tally.unknown(id);
        } else {
            tally.cleared(id);
        }
    }
}
