package io.quarkiverse.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Figures of this engine since it was started; {@code pending}, {@code oldestPending} and {@code quarantined} are of now.
 *
 * @param totalSyncs runs that ended, failed ones included
 * @param failedSyncs runs that threw
 * @param averageDuration of the last 1,000 runs
 * @param p95Duration of the last 1,000 runs
 * @param totalBytesTransferred bodies of requests and answers, as the adapter counts them
 * @param conflictsByResolver decided conflicts by the resolver's name
 * @param quarantined local changes that are set aside
 * @param pending local changes that the hub has not acknowledged, the quarantined ones included
 * @param oldestPending when the oldest of them was made
 * @param lastSuccess end of the last run that was {@link SyncResult.Outcome#COMPLETED}
 */
public record SyncStatistics(long totalSyncs, long failedSyncs, Duration averageDuration, Duration p95Duration,
        long totalBytesTransferred, long uploaded, long downloaded, Map<String, Long> conflictsByResolver, long quarantined,
        long pending, Optional<Instant> oldestPending, Optional<Instant> lastSuccess) {
}
