package io.quarkiverse.sync.adapter;

/**
 * What an adapter adds that sends several changes in one request. Its limits are asked for the next batch while it sends one; a
 * batch that is larger than a limit that an answer has lowered meanwhile is still sent.
 */
public interface BatchSupport {

    /** Most changes in one request; at least 1. */
    int maxBatchRows();

    /**
     * Bound of a request of several changes, encoded, in bytes. A single larger change is sent alone: only where the remote
     * refuses it ({@link Pushed.TooLarge}) is it quarantined.
     */
    long maxBatchBytes();

    /** Sends the batch; at most one change per record. */
    Pushed sendBatch(PushRequest request, Call call);
}
