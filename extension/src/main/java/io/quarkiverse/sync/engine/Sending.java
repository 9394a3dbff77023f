package io.quarkiverse.sync.engine;

import java.util.List;
import java.util.Optional;

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

/** Sends claims of one collection and settles what is answered. */
final class Sending {

    static final String TOO_LARGE = "TOO_LARGE";

    private final Run run;
    private final CollectionPlan plan;
    private final PushSettlement settlement;
    private final Optional<BatchSupport> batches;

    Sending(Run run, CollectionPlan plan) {
        this.run = run;
        this.plan = plan;
        this.settlement = new PushSettlement(run, plan);
        this.batches = run.adapter instanceof BatchSupport support ? Optional.of(support) : Optional.empty();
    }

    /** As far as they are known: the first answer may tell more about the remote. */
    Claiming.Bounds bounds() {
        return batches.map(support -> new Claiming.Bounds(Math.min(support.maxBatchRows(), run.limits.batchRows()),
                support.maxBatchBytes())).orElse(new Claiming.Bounds(1, Long.MAX_VALUE));
    }

    /** @return false if the collection has to be pulled anew before anything else is sent */
    boolean send(List<Claim> claims, Optional<Checkpoint> known) {
        if (claims.isEmpty()) {
            return true;
        }
        List<PushChange> changes = claims.stream().map(Claim::push).toList();
        Pushed pushed = exchange(claims, changes, known);
        if (pushed instanceof Pushed.Answered answered) {
            settlement.settle(claims, answered.outcomes());
            answered.ticket().ifPresent(ticket -> run.ticket(plan, ticket));
            return true;
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
        run.settle(transaction -> Resync.begin(transaction, plan, refused.reason()));
        return false;
    }

    private Pushed exchange(List<Claim> claims, List<PushChange> changes, Optional<Checkpoint> known) {
        try {
            return run.exchange(call -> request(changes, known, call));
        } catch (NetworkException | AdapterException e) {
            unknown(claims, e.getMessage());
            throw e;
        }
    }

    private Pushed request(List<PushChange> changes, Optional<Checkpoint> known, Call call) {
        int version = plan.schema().version();
        return batches.isPresent()
                ? batches.get().sendBatch(new PushRequest(plan.name(), version, known, changes), call)
                : run.adapter.sendChange(new PushRequest.Single(plan.name(), version, known, changes.get(0)), call);
    }

    private boolean tooLarge(List<Claim> claims, Optional<Checkpoint> known, Pushed.TooLarge answer) {
        if (claims.size() == 1) {
            settle(claims, new PushOutcome.Rejected(TOO_LARGE,
                    answer.message() + "; make the record smaller, or let the remote take larger requests", true));
            return true;
        }
        int half = claims.size() / 2;
        List<Claim> rest = claims.subList(half, claims.size());
        if (send(claims.subList(0, half), known)) {
            return send(rest, known);
        }
        unknown(rest, "the hub does not know our checkpoint");
        return false;
    }

    private void unknown(List<Claim> claims, String reason) {
        settle(claims, new PushOutcome.Unknown(reason));
    }

    private void settle(List<Claim> claims, PushOutcome outcome) {
        settlement.settle(claims, BatchOutcome.all(claims.stream().map(Claim::push).toList(), outcome));
    }
}
