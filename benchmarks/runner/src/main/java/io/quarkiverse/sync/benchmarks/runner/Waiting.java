package io.quarkiverse.sync.benchmarks.runner;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** For what another process does by itself. */
final class Waiting {

    private static final long LOOK_AGAIN_MS = 20;
    private static final long LONGEST = TimeUnit.MINUTES.toNanos(10);

    private Waiting() {
    }

    static void until(String what, BooleanSupplier seen) {
        long end = System.nanoTime() + LONGEST;
        while (!seen.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Waited in vain for " + what + ".");
            }
            pause(LOOK_AGAIN_MS);
        }
    }

    static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
