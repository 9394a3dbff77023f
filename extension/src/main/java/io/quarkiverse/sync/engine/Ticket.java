package io.quarkiverse.sync.engine;

import io.quarkiverse.sync.SyncOptions;
import io.quarkiverse.sync.SyncResult;

/** A run that is queued, active or done, and how many wait for it. */
final class Ticket {

    private final SyncOptions options;
    private final Cancellation cancellation = new Cancellation();
    private int waiting;
    private SyncResult result;
    private Throwable failure;

    Ticket(SyncOptions options) {
        this.options = options;
    }

    boolean isFor(SyncOptions wanted) {
        return options.equals(wanted) && !cancellation.cancelled();
    }

    Cancellation cancellation() {
        return cancellation;
    }

    void joined() {
        waiting++;
    }

    /** Whether nobody waits any more. */
    boolean left() {
        return --waiting == 0;
    }

    void execute(SyncRun run) {
        SyncResult ended = null;
        Throwable thrown = null;
        try {
            ended = run.execute(options, cancellation);
        } catch (RuntimeException | Error e) {
            thrown = e;
        }
        synchronized (this) {
            result = ended;
            failure = thrown;
        }
    }

    synchronized boolean done() {
        return result != null || failure != null;
    }

    synchronized SyncResult outcome() {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        return result;
    }
}
