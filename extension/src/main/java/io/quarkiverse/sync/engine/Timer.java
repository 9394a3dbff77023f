package io.quarkiverse.sync.engine;

import java.time.Duration;

/** Runs something later, on a thread of its own choice. */
@FunctionalInterface
public interface Timer {

    /** Runs {@code task} once after {@code delay} unless the returned handle is run first. */
    Runnable after(Duration delay, Runnable task);
}
