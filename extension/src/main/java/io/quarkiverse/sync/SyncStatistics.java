package io.quarkiverse.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Figures of this engine since it was started; {@code pending}, {@code oldestPending} and {@code quarantined} are of now. */
public record SyncStatistics(long totalSyncs, long failedSyncs, Duration averageDuration, Duration p95Duration,
        long totalBytesTransferred, long uploaded, long downloaded, Map<String, Long> conflictsByResolver, long quarantined,
        long pending, Optional<Instant> oldestPending, Optional<Instant> lastSuccess) {
}
