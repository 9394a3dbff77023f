package io.quarkiverse.sync.runtime.rest;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import io.smallrye.faulttolerance.api.CustomBackoffStrategy;

/** Doubles with every retry, spread over half to one and a half of it; what the peer asks for goes first. */
final class Backoff implements CustomBackoffStrategy {

    private static final long LONGEST = Duration.ofMinutes(1).toMillis();

    private long next;

    Backoff(Duration first) {
        next = first.toMillis();
    }

    @Override
    public long nextDelayInMillis(Throwable failure) {
        long delay = Math.min(next, LONGEST);
        next = delay * 2;
        long spread = delay / 2 + ThreadLocalRandom.current().nextLong(delay + 1);
        return failure instanceof Unanswered unanswered
                ? unanswered.retryAfter().map(Duration::toMillis).filter(asked -> asked > spread).orElse(spread)
                : spread;
    }
}
