package io.quarkiverse.sync.engine;

import java.time.Duration;

import io.quarkiverse.sync.store.OfflineStore;
import io.quarkiverse.sync.store.OfflineStore.Lease;
import io.quarkiverse.sync.store.OfflineStore.LeaseLostException;

/** Renews the lease at a third of its life; a node that has lost it stops. */
final class LeaseKeeper implements AutoCloseable {

    private final OfflineStore store;
    private final Lease lease;
    private final Duration life;
    private final Timer timer;
    private final Cancellation cancellation;
    private Runnable scheduled;
    private boolean closed;

    LeaseKeeper(OfflineStore store, Lease lease, Duration life, Timer timer, Cancellation cancellation) {
        this.store = store;
        this.lease = lease;
        this.life = life;
        this.timer = timer;
        this.cancellation = cancellation;
        schedule();
    }

    private synchronized void schedule() {
        if (!closed) {
            scheduled = timer.after(life.dividedBy(3), this::renew);
        }
    }

    private void renew() {
        try {
            if (!store.renew(lease, life)) {
                cancellation.cancel(new LeaseLostException("another node has taken the lease"));
                return;
            }
        } catch (RuntimeException e) {
            // Two more attempts fit into the lease's life; whether it is still ours, the next transaction tells.
        }
        schedule();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            scheduled.run();
        }
        store.release(lease);
    }
}
