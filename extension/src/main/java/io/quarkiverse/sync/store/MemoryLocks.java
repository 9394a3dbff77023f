package io.quarkiverse.sync.store;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Row locks, held by a transaction until it ends. */
final class MemoryLocks {

    private final Map<MemoryKey, Object> owners = new HashMap<>();
    private final Duration timeout;

    MemoryLocks(Duration timeout) {
        this.timeout = timeout;
    }

    /** False if another owner holds it for longer than the time-out. */
    synchronized boolean acquire(Object owner, MemoryKey key) {
        long deadline = System.nanoTime() + timeout.toNanos();
        Object holder = owners.putIfAbsent(key, owner);
        while (holder != null && holder != owner) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            holder = owners.putIfAbsent(key, owner);
        }
        return true;
    }

    synchronized boolean held(Object owner, MemoryKey key) {
        return owners.get(key) == owner;
    }

    synchronized void release(Object owner) {
        owners.values().removeIf(holder -> holder == owner);
        notifyAll();
    }
}
