package io.quarkiverse.sync.engine;

import java.time.Duration;
import java.time.Instant;

/** When what was set aside is tried again: at once the first time, as the cause may lie in the order of a run. */
final class BackOff {

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final int LONGEST = 10;

    private BackOff() {
    }

    /** @param attempts that have failed, at least 1 */
    static Instant next(Instant now, int attempts) {
        return attempts <= 1 ? now : now.plus(FIRST.multipliedBy(1L << Math.min(attempts - 2, LONGEST)));
    }

    /** For what costs much to try and heals only when somebody changes the other side's settings. */
    static Instant rarely(Instant now) {
        return now.plus(FIRST.multipliedBy(1L << LONGEST));
    }
}
