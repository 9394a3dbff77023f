package io.quarkiverse.sync.runtime.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Throwable LOST = Unanswered.because(new IllegalStateException("lost"));

    @Test
    void doublesFromTheFirstUpToAMinute() {
        for (int draw = 0; draw < 100; draw++) {
            Backoff backoff = new Backoff(SECOND);
            for (long expected : new long[] { 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000 }) {
                assertThat(backoff.nextDelayInMillis(LOST)).isBetween(expected / 2, expected + expected / 2);
            }
        }
    }

    @Test
    void isSpreadSoThatManyEdgesDoNotComeBackTogether() {
        assertThat(LongStream.range(0, 1_000).map(edge -> new Backoff(SECOND).nextDelayInMillis(LOST)))
                .anyMatch(delay -> delay < 700).anyMatch(delay -> delay > 1_300);
    }

    @Test
    void waitsForWhatThePeerAsksIfThatIsLonger() {
        assertThat(new Backoff(SECOND).nextDelayInMillis(asking(7))).isEqualTo(7_000);
    }

    @Test
    void isNotHurriedByThePeer() {
        assertThat(new Backoff(SECOND).nextDelayInMillis(asking(0))).isGreaterThanOrEqualTo(500);
    }

    @Test
    void keepsDoublingWhenThePeerAskedBetween() {
        Backoff backoff = new Backoff(SECOND);
        backoff.nextDelayInMillis(LOST);
        backoff.nextDelayInMillis(asking(7));

        assertThat(backoff.nextDelayInMillis(LOST)).isBetween(2_000L, 6_000L);
    }

    private static Unanswered asking(int seconds) {
        return Unanswered.by(new Answer(503, false, "text/plain", Optional.of(Duration.ofSeconds(seconds)), new byte[0]));
    }
}
