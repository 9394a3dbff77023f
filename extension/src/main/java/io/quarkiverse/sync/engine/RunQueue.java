package io.quarkiverse.sync.engine;

import java.util.ArrayDeque;
import java.util.Deque;

import io.quarkiverse.sync.SyncCancelledException;
import io.quarkiverse.sync.SyncOptions;
import io.quarkiverse.sync.SyncResult;

/**
 * One run at a time, and no other work that needs the lease meanwhile. Who calls while a run is active joins the one that is
 * queued with the same options: it starts later, so it includes what the caller committed.
 */
final class RunQueue {

    private final SyncRun run;
    private final Deque<Ticket<?>> queued = new ArrayDeque<>();
    private Ticket<?> active;

    RunQueue(SyncRun run) {
        this.run = run;
    }

    /** Whoever has joined has to {@link #await} or to {@link #leave}. */
    synchronized Ticket<SyncResult> join(SyncOptions options) {
        RunTicket ticket = queued.stream().filter(RunTicket.class::isInstance).map(RunTicket.class::cast)
                .filter(waiting -> waiting.isFor(options)).findFirst().orElse(null);
        return ticket == null ? enqueue(new RunTicket(run, options)) : joined(ticket);
    }

    /** Whoever has queued something has to {@link #await} or to {@link #leave} it. */
    synchronized <T> Ticket<T> enqueue(Ticket<T> ticket) {
        queued.add(ticket);
        return joined(ticket);
    }

    private static <T> Ticket<T> joined(Ticket<T> ticket) {
        ticket.joined();
        return ticket;
    }

    /** The last to leave cancels the run. */
    synchronized void leave(Ticket<?> ticket) {
        if (ticket.left()) {
            ticket.cancellation().cancel();
            queued.remove(ticket);
            notifyAll();
        }
    }

    synchronized void cancelAll() {
        queued.forEach(ticket -> ticket.cancellation().cancel());
        if (active != null) {
            active.cancellation().cancel();
        }
    }

    /** The first of those who wait for what is queued executes it when its turn has come. */
    <T> T await(Ticket<T> ticket) {
        if (turn(ticket)) {
            try {
                ticket.execute();
            } finally {
                ended();
            }
        }
        return ticket.outcome();
    }

    private synchronized boolean turn(Ticket<?> ticket) {
        while (!ticket.done() && (active != null || queued.peek() != ticket)) {
            try {
                wait();
            } catch (InterruptedException e) {
                leave(ticket);
                Thread.currentThread().interrupt();
                throw new SyncCancelledException("interrupted while waiting for a run");
            }
        }
        if (ticket.done()) {
            return false;
        }
        active = queued.remove();
        return true;
    }

    private synchronized void ended() {
        active = null;
        notifyAll();
    }
}
