package io.quarkiverse.sync.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import io.quarkiverse.sync.AdapterException;
import io.quarkiverse.sync.NetworkException;
import io.quarkiverse.sync.adapter.BatchOutcome;
import io.quarkiverse.sync.adapter.BatchSupport;
import io.quarkiverse.sync.adapter.Call;
import io.quarkiverse.sync.adapter.Checkpoint;
import io.quarkiverse.sync.adapter.PushChange;
import io.quarkiverse.sync.adapter.PushOutcome;
import io.quarkiverse.sync.adapter.PushRequest;
import io.quarkiverse.sync.adapter.Pushed;
import io.quarkiverse.sync.store.Progress;

/** A batch of claims until each of them is settled: by halves, where the remote refuses or fails a request as a whole. */
final class Delivery {

    static final String TOO_LARGE = "TOO_LARGE";

    private final Run run;
    private final CollectionPlan plan;
    private final PushSettlement settlement;
    private final Optional<BatchSupport> batches;
    private final Isolation isolation;
    private int settled;

    Delivery(Run run, CollectionPlan plan, Optional<BatchSupport> batches) {
        this.run = run;
        this.plan = plan;
        this.settlement = new PushSettlement(run, plan);
        this.isolation = run.isolation(plan);
        this.batches = batches;
    }

    /** How many need not be sent again as they are. */
    int settled() {
        return settled;
    }

    /**
     * @param answer asks for the answer to a request of all of them
     * @return false if the collection has to be pulled anew before anything else is sent
     * @throws AdapterException if the remote refuses requests, whatever is in them
     */
    boolean deliver(List<Claim> claims, Optional<Checkpoint> known, Supplier<Pushed> answer) {
        isolation.begin();
        try {
            boolean goesOn = part(claims, known, answer);
            isolation.verdicts().forEach(this::settle);
            return goesOn;
        } catch (NetworkException | AdapterException e) {
            isolation.unknown(e.getMessage()).forEach(this::settle);
            throw e;
        }
    }

    /** They were claimed and are not sent. */
    void handBack(List<Claim> claims) {
        settlement.handBack(claims);
    }

    private Pushed exchange(List<Claim> claims, Optional<Checkpoint> known) {
        return exchange(claims, known, () -> {
        });
    }

    /** @param leaves is run when the request is certain to be made, before it is */
    Pushed exchange(List<Claim> claims, Optional<Checkpoint> known, Runnable leaves) {
        List<PushChange> changes = claims.stream().map(Claim::push).toList();
        return run.exchange(call -> {
            leaves.run();
            return request(changes, known, call);
        });
    }

    private Pushed request(List<PushChange> changes, Optional<Checkpoint> known, Call call) {
        int version = plan.schema().version();
        return batches.isPresent()
                ? batches.get().sendBatch(new PushRequest(plan.name(), version, known, changes), call)
                : run.adapter.sendChange(new PushRequest.Single(plan.name(), version, known, changes.get(0)), call);
    }

    private boolean part(List<Claim> claims, Optional<Checkpoint> known, Supplier<Pushed> answer) {
        Pushed pushed;
        try {
            pushed = answer.get();
        } catch (AdapterException e) {
            return refused(claims, known, e);
        } catch (NetworkException e) {
            unknown(claims, e.getMessage());
            throw e;
        }
        if (pushed instanceof Pushed.Answered answered) {
            boolean goesOn = answered(claims, known, answered.outcomes());
            answered.ticket().ifPresent(ticket -> run.tickets.add(plan.name(), ticket));
            return goesOn;
        }
        if (pushed instanceof Pushed.TooLarge tooLarge) {
            return tooLarge(claims, known, tooLarge);
        }
        unknown(claims, "the hub does not know our checkpoint");
        Pushed.CheckpointRefused refused = (Pushed.CheckpointRefused) pushed;
        if (known.isEmpty()) {
            throw new AdapterException("the remote refused a checkpoint of collection '%s' that was not sent"
                    .formatted(plan.name()), null);
        }
        run.settle(transaction -> Resync.begin(transaction, plan, Progress.Resync.of(refused.reason())));
        run.tickets.forget(plan.name());
        return false;
    }

    /** What remains without an answer when it is sent again may do so for one record of it. */
    private boolean answered(List<Claim> claims, Optional<Checkpoint> known, BatchOutcome outcomes) {
        if (taken(claims, outcomes)) {
            isolation.taken();
        } else if (claims.stream().allMatch(Claim::again) && isolation.failed()) {
            if (claims.size() > 1) {
                return halves(claims, known);
            }
            isolation.unanswered(claims.get(0), (PushOutcome.Unknown) outcomes.of(claims.get(0).push()));
            return true;
        }
        settled += settlement.settle(claims, outcomes);
        return true;
    }

    /** Whether there is an answer for any of them. */
    static boolean taken(List<Claim> claims, BatchOutcome outcomes) {
        return !claims.stream().allMatch(claim -> outcomes.of(claim.push()) instanceof PushOutcome.Unknown);
    }

    private boolean refused(List<Claim> claims, Optional<Checkpoint> known, AdapterException e) {
        if (!Isolation.refusesContent(e) || !isolation.failed()) {
            unknown(claims, e.getMessage());
            throw e;
        }
        if (claims.size() > 1) {
            return halves(claims, known);
        }
        isolation.refused(claims.get(0), e.getMessage());
        return true;
    }

    private boolean tooLarge(List<Claim> claims, Optional<Checkpoint> known, Pushed.TooLarge answer) {
        if (claims.size() > 1) {
            return halves(claims, known);
        }
        settle(claims, new PushOutcome.Rejected(TOO_LARGE,
                answer.message() + "; make the record smaller, or let the remote take larger requests", true));
        return true;
    }

    private boolean halves(List<Claim> claims, Optional<Checkpoint> known) {
        int half = claims.size() / 2;
        List<Claim> rest = claims.subList(half, claims.size());
        boolean goesOn;
        try {
            goesOn = part(claims.subList(0, half), known, () -> exchange(claims.subList(0, half), known));
        } catch (NetworkException | AdapterException e) {
            unknown(rest, e.getMessage());
            throw e;
        }
        if (goesOn) {
            return part(rest, known, () -> exchange(rest, known));
        }
        unknown(rest, "the hub does not know our checkpoint");
        return false;
    }

    private void unknown(List<Claim> claims, String reason) {
        settle(claims, new PushOutcome.Unknown(reason));
    }

    private void settle(Claim claim, PushOutcome outcome) {
        settle(List.of(claim), outcome);
    }

    private void settle(List<Claim> claims, PushOutcome outcome) {
        settled += settlement.settle(claims, BatchOutcome.all(claims.stream().map(Claim::push).toList(), outcome));
    }
}
