package io.quarkiverse.sync.engine;

import java.time.Duration;

/**
 * Bounds of what the engine holds in memory and keeps locked.
 *
 * @param pageRows records asked for with one page
 * @param pageBytes size of a page that is asked for, where the hub can keep to it
 * @param batchRows changes, conflicts or records looked at in one transaction
 * @param foldPacks capture packs folded in one transaction
 * @param leaseLife how long the lease outlives a node that died; it is renewed three times as often
 * @param logRetention how long runs stay in the log, and conflicts that are decided
 */
public record EngineLimits(int pageRows, long pageBytes, int batchRows, int foldPacks, Duration leaseLife,
        Duration logRetention) {

    /** 1,000 records or 4 MiB a page, batches of 500, 20 packs a fold, a lease of 30 seconds, a log of 30 days. */
    public static EngineLimits standard() {
        return new EngineLimits(1000, 4L << 20, 500, 20, Duration.ofSeconds(30), Duration.ofDays(30));
    }
}
