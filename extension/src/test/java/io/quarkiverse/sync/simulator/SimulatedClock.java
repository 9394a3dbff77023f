package io.quarkiverse.sync.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Time stands still until it is told to go on; what is due then runs in place. */
final class SimulatedClock extends Clock {

    private record Task(Instant due, Process process, Runnable body) {
    }

    private final Baton baton;
    private final List<Task> tasks = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    SimulatedClock(Baton baton) {
        this.baton = baton;
    }

    Runnable after(Duration delay, Process process, Runnable body) {
        Task task = new Task(now.plus(delay), process, body);
        tasks.add(task);
        return () -> tasks.removeIf(other -> other == task);
    }

    /** Timers of a frozen process run when it thaws and time goes on. */
    void advance(Duration by) {
        Instant end = now.plus(by);
        while (true) {
            Task next = tasks.stream().filter(task -> !task.process.frozen() && !task.due.isAfter(end))
                    .min(Comparator.comparing(Task::due)).orElse(null);
            if (next == null) {
                break;
            }
            tasks.removeIf(task -> task == next);
            now = next.due.isAfter(now) ? next.due : now;
            baton.silently(() -> next.process.timer(next.body));
        }
        now = end;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
