package io.quarkiverse.sync.runtime.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.smallrye.faulttolerance.api.CircuitBreakerState;

class RestTest {

    private final Rest rest = new Rest(Duration.ofHours(1));

    @Test
    void nobodyIsHeldBackWithoutAReason() {
        assertThatCode(rest::check).doesNotThrowAnyException();
        rest.asked(Duration.ZERO);
        assertThatCode(rest::check).doesNotThrowAnyException();
    }

    @Test
    void lastsAsLongAsTheRemoteAskedFor() {
        rest.asked(Duration.ofMinutes(10));

        Unanswered refused = catchThrowableOfType(Unanswered.class, rest::check);

        assertThat(refused.retryAfter()).hasValueSatisfying(
                wait -> assertThat(wait).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10)));
        assertThat(refused.maybeTaken()).isFalse();
    }

    @Test
    void lastsWhileTheCircuitIsOpen() {
        rest.circuit(CircuitBreakerState.OPEN);

        Unanswered refused = catchThrowableOfType(Unanswered.class, rest::check);

        assertThat(refused).hasMessageContaining("too many requests to it have failed");
        assertThat(refused.retryAfter()).as("the remote has not asked for it").isEmpty();
        rest.circuit(CircuitBreakerState.CLOSED);
        assertThatCode(rest::check).doesNotThrowAnyException();
    }
}
