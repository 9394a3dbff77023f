package io.quarkiverse.sync.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.quarkiverse.sync.SyncResult;
import io.quarkiverse.sync.SyncStatistics;
import io.quarkiverse.sync.store.OfflineStore.Pending;

/** Sums over the runs of an engine; durations are those of the last thousand. */
final class Figures {

    private static final int REMEMBERED = 1000;

    private final Deque<Duration> durations = new ArrayDeque<>();
    private final Map<String, Long> byResolver = new TreeMap<>();
    private long total;
    private long failed;
    private long bytes;
    private long uploaded;
    private long downloaded;
    private Instant lastSuccess;

    synchronized void add(SyncResult result, Map<String, Long> resolved, boolean failure, Instant now) {
        total++;
        failed += failure ? 1 : 0;
        bytes += result.bytesSent() + result.bytesReceived();
        uploaded += result.uploaded();
        downloaded += result.downloaded();
        resolved.forEach((resolver, number) -> byResolver.merge(resolver, number, Long::sum));
        durations.addLast(result.duration());
        if (durations.size() > REMEMBERED) {
            durations.removeFirst();
        }
        if (result.outcome() == SyncResult.Outcome.COMPLETED && !failure) {
            lastSuccess = now;
        }
    }

    synchronized SyncStatistics with(Pending pending) {
        List<Duration> sorted = durations.stream().sorted().toList();
        Duration average = sorted.isEmpty() ? Duration.ZERO
                : sorted.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(sorted.size());
        Duration p95 = sorted.isEmpty() ? Duration.ZERO : sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1);
        return new SyncStatistics(total, failed, average, p95, bytes, uploaded, downloaded, Map.copyOf(byResolver),
                pending.quarantined(), pending.changes(), pending.oldest(), Optional.ofNullable(lastSuccess));
    }
}
