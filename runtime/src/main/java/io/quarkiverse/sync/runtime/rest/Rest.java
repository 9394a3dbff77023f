package io.quarkiverse.sync.runtime.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.smallrye.faulttolerance.api.CircuitBreakerState;

/** Until when a remote is left alone, whoever calls: because it asked for that, or because too much failed. Thread-safe. */
final class Rest {

    private final Duration circuitDelay;

    private volatile Instant asked = Instant.EPOCH;
    private volatile Instant open = Instant.EPOCH;

    Rest(Duration circuitDelay) {
        this.circuitDelay = circuitDelay;
    }

    void asked(Duration wait) {
        asked = Instant.now().plus(wait);
    }

    /** An open circuit lets a request try again when its delay is over, and tells nobody of that moment. */
    void circuit(CircuitBreakerState state) {
        open = state == CircuitBreakerState.OPEN ? Instant.now().plus(circuitDelay) : Instant.EPOCH;
    }

    /** @throws Unanswered while it lasts; with how long the remote asked for, if it did */
    void check() {
        Instant now = Instant.now();
        if (now.isBefore(asked)) {
            Duration wait = Duration.between(now, asked);
            throw Unanswered.notAsked("it asked to be left alone for another %d s".formatted(wait.toSeconds() + 1),
                    Optional.of(wait));
        }
        if (now.isBefore(open)) {
            throw Unanswered.notAsked("too many requests to it have failed, the next one goes out in %d s"
                    .formatted(Duration.between(now, open).toSeconds() + 1), Optional.empty());
        }
    }
}
