package io.quarkiverse.sync.adapter;

import java.time.Instant;

/** One logical request with its retries: deadline, cancellation and accounting. */
public interface Call {

    /** When the caller gives up. */
    Instant deadline();

    /** Whether nobody waits for the answer any more. */
    boolean cancelled();

    /** Runs {@code abort} when the call is cancelled, at once if it already is. */
    void onCancel(Runnable abort);

    /** Counts bytes of a request's body; each attempt anew. */
    void sent(long bytes);

    /** Counts bytes of an answer's body. */
    void received(long bytes);
}
