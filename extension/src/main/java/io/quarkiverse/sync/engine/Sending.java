package io.quarkiverse.sync.engine;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.quarkiverse.sync.AdapterException;
import io.quarkiverse.sync.adapter.BatchSupport;
import io.quarkiverse.sync.adapter.Checkpoint;
import io.quarkiverse.sync.adapter.Pushed;

/**
 * Sends claims of one collection, batch after batch. While the remote works on a batch, the one before it is settled and the
 * one after it is claimed; it never has two.
 */
final class Sending {

    private final Run run;
    private final Optional<BatchSupport> batches;
    private final Delivery delivery;
    private Optional<Next> next = Optional.empty();
    private Optional<Flight> underWay = Optional.empty();

    Sending(Run run, CollectionPlan plan) {
        this.run = run;
        this.batches = run.adapter instanceof BatchSupport support ? Optional.of(support) : Optional.empty();
        this.delivery = new Delivery(run, plan, batches);
    }

    /** What is claimed and not sent. */
    private record Next(List<Claim> claims, Optional<Checkpoint> known) {
    }

    /** What the remote has. */
    private record Flight(List<Claim> claims, Optional<Checkpoint> known, CompletableFuture<Pushed> answer) {
    }

    /** As far as they are known: the first answer may tell more about the remote. */
    Claiming.Bounds bounds() {
        return batches.map(support -> new Claiming.Bounds(Math.min(support.maxBatchRows(), run.limits.batchRows()),
                support.maxBatchBytes())).orElse(new Claiming.Bounds(1, Long.MAX_VALUE));
    }

    /** How many need not be sent again as they are. */
    int settled() {
        return delivery.settled();
    }

    /**
     * Settles the batch before this one, which is sent as soon as the remote has answered that.
     *
     * @return false if the collection has to be pulled anew before anything else is sent
     * @throws AdapterException if the remote refuses requests, whatever is in them
     */
    boolean send(List<Claim> claims, Optional<Checkpoint> known) {
        next = claims.isEmpty() ? Optional.empty() : Optional.of(new Next(claims, known));
        boolean goesOn = underWay.isEmpty() || settle(underWay.get());
        if (goesOn) {
            sendNext();
        }
        return goesOn;
    }

    /** Settles the last batch. */
    void finish() {
        send(List.of(), Optional.empty());
    }

    /** A run that goes no further does not settle what it has sent. */
    void close() {
        underWay.ifPresent(flight -> Answers.await(flight.answer()));
    }

    private boolean settle(Flight flight) {
        underWay = Optional.empty();
        try {
            boolean goesOn = delivery.deliver(flight.claims(), flight.known(), () -> arrived(flight));
            if (!goesOn) {
                handBackNext();
            }
            return goesOn;
        } catch (RuntimeException e) {
            handBackNext(e);
            throw e;
        }
    }

    /** What has not been taken may have to be sent by halves, before anything else. */
    private Pushed arrived(Flight flight) {
        Pushed pushed = Answers.join(flight.answer());
        if (pushed instanceof Pushed.Answered answered && Delivery.taken(flight.claims(), answered.outcomes())) {
            sendNext();
        }
        return pushed;
    }

    private void sendNext() {
        next.ifPresent(batch -> underWay = Optional.of(new Flight(batch.claims(), batch.known(), CompletableFuture.supplyAsync(
                () -> delivery.exchange(batch.claims(), batch.known()), run.ports().worker()))));
        next = Optional.empty();
    }

    private void handBackNext() {
        next.ifPresent(batch -> delivery.handBack(batch.claims()));
        next = Optional.empty();
    }

    /** Of a cancelled run, too: called sent, they would be taken for what the remote may have. */
    private void handBackNext(RuntimeException why) {
        try {
            handBackNext();
        } catch (RuntimeException e) {
            // What ended the run is worth more to the caller, and the next one hands them back as sent.
            why.addSuppressed(e);
        }
    }
}
