package io.quarkiverse.sync.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.quarkiverse.sync.adapter.Call;

/** One request of a run. */
final class EngineCall implements Call, AutoCloseable {

    private final Instant deadline;
    private final Cancellation cancellation;
    private final Traffic traffic;
    private final List<Runnable> forget = new ArrayList<>();

    EngineCall(Instant deadline, Cancellation cancellation, Traffic traffic) {
        this.deadline = deadline;
        this.cancellation = cancellation;
        this.traffic = traffic;
    }

    @Override
    public Instant deadline() {
        return deadline;
    }

    @Override
    public boolean cancelled() {
        return cancellation.cancelled();
    }

    @Override
    public synchronized void onCancel(Runnable abort) {
        forget.add(cancellation.onCancel(abort));
    }

    @Override
    public void sent(long bytes) {
        traffic.sent(bytes);
    }

    @Override
    public void received(long bytes) {
        traffic.received(bytes);
    }

    @Override
    public synchronized void close() {
        forget.forEach(Runnable::run);
        forget.clear();
    }
}
