package io.quarkiverse.sync.adapter;

import java.time.Instant;

/** One logical request with its retries: deadline, cancellation and accounting. */
public interface Call {

    Instant deadline();

    boolean cancelled();

    /** Runs {@code abort} when the call is cancelled, at once if it already is. */
    void onCancel(Runnable abort);

    void sent(long bytes);

    void received(long bytes);
}
