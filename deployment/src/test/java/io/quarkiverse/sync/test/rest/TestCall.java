package io.quarkiverse.sync.test.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

import io.quarkiverse.sync.adapter.Call;

final class TestCall implements Call {

    final AtomicLong sent = new AtomicLong();
    final AtomicLong received = new AtomicLong();
    private final Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
    private final List<Runnable> aborts = new CopyOnWriteArrayList<>();
    private volatile boolean cancelled;

    void cancel() {
        cancelled = true;
        aborts.forEach(Runnable::run);
    }

    @Override
    public Instant deadline() {
        return deadline;
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public void onCancel(Runnable abort) {
        aborts.add(abort);
        if (cancelled) {
            abort.run();
        }
    }

    @Override
    public void sent(long bytes) {
        sent.addAndGet(bytes);
    }

    @Override
    public void received(long bytes) {
        received.addAndGet(bytes);
    }
}
