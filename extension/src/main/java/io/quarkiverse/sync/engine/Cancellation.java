package io.quarkiverse.sync.engine;

import java.util.ArrayList;
import java.util.List;

import io.quarkiverse.sync.SyncCancelledException;

/** Why a run has to stop, once it has to. The first reason stays. */
final class Cancellation {

    private final List<Runnable> aborts = new ArrayList<>();
    private RuntimeException reason;

    void cancel(RuntimeException why) {
        List<Runnable> called;
        synchronized (this) {
            if (reason != null) {
                return;
            }
            reason = why;
            called = List.copyOf(aborts);
            aborts.clear();
        }
        called.forEach(Runnable::run);
    }

    void cancel() {
        cancel(new SyncCancelledException("the run was cancelled; the next one goes on from there"));
    }

    synchronized boolean cancelled() {
        return reason != null;
    }

    /** To be called at the edges of transactions and requests only. */
    synchronized void check() {
        if (reason != null) {
            throw reason;
        }
    }

    /** @return to be run when there is nothing to abort any more */
    Runnable onCancel(Runnable abort) {
        synchronized (this) {
            if (reason == null) {
                aborts.add(abort);
                return () -> forget(abort);
            }
        }
        abort.run();
        return () -> {
        };
    }

    private synchronized void forget(Runnable abort) {
        aborts.remove(abort);
    }
}
