package io.quarkiverse.sync.engine;

import java.util.concurrent.atomic.AtomicLong;

/** Bytes of a run; a page is read ahead on another thread. */
final class Traffic {

    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong received = new AtomicLong();

    void sent(long bytes) {
        sent.addAndGet(bytes);
    }

    void received(long bytes) {
        received.addAndGet(bytes);
    }

    long sent() {
        return sent.get();
    }

    long received() {
        return received.get();
    }
}
