package io.quarkiverse.sync.engine;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import io.quarkiverse.sync.AdapterException;
import io.quarkiverse.sync.adapter.BatchSupport;
import io.quarkiverse.sync.adapter.Checkpoint;
import io.quarkiverse.sync.adapter.Pushed;

/**
 * Sends claims of one collection, batch after batch. While the remote works on a batch, the one before it is settled and the
 * one after it is claimed; it never has two.
 */
final class Sending implements AutoCloseable {

    private final Run run;
    private final Optional<BatchSupport> batches;
    private final Delivery delivery;
    private Optional<Batch> next = Optional.empty();
    private Optional<Flight> underWay = Optional.empty();

    Sending(Run run, CollectionPlan plan) {
        this.run = run;
        this.batches = run.adapter instanceof BatchSupport support ? Optional.of(support) : Optional.empty();
        this.delivery = new Delivery(run, plan, batches);
    }

    /** What is claimed. */
    private record Batch(List<Claim> claims, Optional<Checkpoint> known) {
    }

    /** What the remote has, once it has left. */
    private record Flight(Batch batch, AtomicBoolean left, CompletableFuture<Pushed> answer) {
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
        next = claims.isEmpty() ? Optional.empty() : Optional.of(new Batch(claims, known));
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

    /**
     * Of a run that goes no further: what has not left is as if it had never been claimed, since called sent it would be taken
     * for what the remote may have; what is answered is settled, unless the run is
     * cancelled.
     */
    @Override
    public void close() {
        try {
            handBackNext();
        } finally {
            underWay.ifPresent(this::land);
        }
    }

    private void land(Flight flight) {
        Futures.await(flight.answer());
        underWay = Optional.empty();
        if (!flight.left().get()) {
            delivery.handBack(flight.batch().claims());
        } else if (!run.cancelled() && !flight.answer().isCompletedExceptionally() && taken(flight, flight.answer().join())) {
            deliver(flight);
        }
    }

    private boolean settle(Flight flight) {
        boolean goesOn = deliver(flight);
        if (!goesOn) {
            handBackNext();
        }
        return goesOn;
    }

    private boolean deliver(Flight flight) {
        return delivery.deliver(flight.batch().claims(), flight.batch().known(), () -> arrived(flight));
    }

    /** What has not been taken may have to be sent by halves, before anything else. */
    private Pushed arrived(Flight flight) {
        Futures.await(flight.answer());
        if (flight.left().get()) {
            underWay = Optional.empty();
        }
        Pushed pushed = Futures.join(flight.answer());
        if (taken(flight, pushed)) {
            sendNext();
        }
        return pushed;
    }

    private static boolean taken(Flight flight, Pushed pushed) {
        return pushed instanceof Pushed.Answered answered && Delivery.taken(flight.batch().claims(), answered.outcomes());
    }

    private void sendNext() {
        next.ifPresent(this::start);
        next = Optional.empty();
    }

    private void start(Batch batch) {
        AtomicBoolean left = new AtomicBoolean();
        underWay = Optional.of(new Flight(batch, left, CompletableFuture.supplyAsync(
                () -> delivery.exchange(batch.claims(), batch.known(), () -> left.set(true)), run.ports().worker())));
    }

    private void handBackNext() {
        next.ifPresent(batch -> delivery.handBack(batch.claims()));
        next = Optional.empty();
    }
}
