package io.quarkiverse.sync.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Work that is queued, active or done, and how many wait for it.
 *
 * @param <T> what comes out of it
 */
class Ticket<T> {

    private final Function<Cancellation, T> work;
    private final Cancellation cancellation = new Cancellation();
    private int waiting;
    private boolean done;
    private T result;
    private Throwable failure;
    private CompletableFuture<T> ended;

    Ticket(Function<Cancellation, T> work) {
        this.work = work;
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

    void execute() {
        T ended = null;
        Throwable thrown = null;
        try {
            ended = work.apply(cancellation);
        } catch (RuntimeException | Error e) {
            thrown = e;
        }
        synchronized (this) {
            result = ended;
            failure = thrown;
            done = true;
        }
    }

    /** Somebody waits without a thread. */
    synchronized CompletableFuture<T> unattended() {
        if (ended == null) {
            ended = new CompletableFuture<>();
        }
        return ended;
    }

    synchronized boolean isUnattended() {
        return ended != null;
    }

    /** Tells those who wait without a thread, whose code is not to keep back the thread that executed. */
    void tell(Executor worker) {
        if (isUnattended()) {
            worker.execute(() -> {
                if (failure == null) {
                    ended.complete(result);
                } else {
                    ended.completeExceptionally(failure);
                }
            });
        }
    }

    synchronized boolean done() {
        return done;
    }

    synchronized T outcome() {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        return result;
    }
}
