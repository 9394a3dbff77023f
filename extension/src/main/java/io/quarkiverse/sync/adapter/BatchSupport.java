package io.quarkiverse.sync.adapter;

/** What an adapter adds that sends several changes in one request. */
public interface BatchSupport {

    /** Most changes in one request; at least 1. */
    int maxBatchRows();

    /** Bound of the encoded request in bytes. A single larger change is quarantined with both sizes. */
    long maxBatchBytes();

    /** Sends the batch; at most one change per record. */
    Pushed sendBatch(PushRequest request, Call call);
}
