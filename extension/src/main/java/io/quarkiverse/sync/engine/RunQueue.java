package io.quarkiverse.sync.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

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
    private final Executor worker;
    private Ticket<?> active;

    /** @param worker executes what nobody's thread waits for */
    RunQueue(SyncRun run, Executor worker) {
        this.run = run;
        this.worker = worker;
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
    void leave(Ticket<?> ticket) {
        synchronized (this) {
            if (!ticket.left()) {
                return;
            }
            ticket.cancellation().cancel();
            queued.remove(ticket);
            notifyAll();
        }
        next();
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
            execute(ticket);
        }
        return ticket.outcome();
    }

    /** Holds no thread until the turn of what is queued has come. */
    <T> CompletionStage<T> unattended(Ticket<T> ticket) {
        CompletableFuture<T> ended = ticket.unattended();
        next();
        return ended;
    }

    private void execute(Ticket<?> ticket) {
        try {
            ticket.execute();
        } finally {
            ended();
            ticket.tell(worker);
            next();
        }
    }

    /** Starts what has no thread of its own, if it is its turn. */
    private void next() {
        Ticket<?> head;
        synchronized (this) {
            head = active == null ? queued.peek() : null;
        }
        if (head != null && head.isUnattended()) {
            worker.execute(() -> {
                if (taken(head)) {
                    execute(head);
                }
            });
        }
    }

    private synchronized boolean taken(Ticket<?> ticket) {
        if (active != null || queued.peek() != ticket) {
            return false;
        }
        active = queued.remove();
        return true;
    }

    private synchronized boolean turn(Ticket<?> ticket) {
        boolean taken = false;
        while (!ticket.done() && !(taken = taken(ticket))) {
            try {
                wait();
            } catch (InterruptedException e) {
                leave(ticket);
                Thread.currentThread().interrupt();
                throw new SyncCancelledException("interrupted while waiting for a run");
            }
        }
        return taken;
    }

    private synchronized void ended() {
        active = null;
        notifyAll();
    }
}
