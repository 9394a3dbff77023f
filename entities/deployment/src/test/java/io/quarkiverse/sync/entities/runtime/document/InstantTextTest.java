package io.quarkiverse.sync.entities.runtime.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Moments are read and written as java.time does, and what it refuses is refused. */
class InstantTextTest {

    private static final long FIRST = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    @Test
    void everyMomentIsRead() {
        Random random = new Random(4711);
        for (int i = 0; i < 20_000; i++) {
            Instant moment = Instant.ofEpochSecond(random.nextLong(FIRST, LAST),
                    random.nextInt(1_000_000_000) / (long) Math.pow(10, random.nextInt(10)));
            assertThat(InstantText.parse(moment.toString())).isEqualTo(moment);
        }
    }

    @Test
    void everyMomentIsWritten() {
        Random random = new Random(4711);
        for (int i = 0; i < 20_000; i++) {
            int step = (int) Math.pow(10, random.nextInt(10));
            Instant moment = Instant.ofEpochSecond(random.nextLong(FIRST, LAST), random.nextInt(1_000_000_000) / step * step);
            assertThat(InstantText.print(moment)).isEqualTo(moment.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "0000-01-01T00:00:00Z", "-0001-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999999999Z",
            "+10000-01-01T00:00:00Z", "1969-12-31T23:59:59.5Z", "1970-01-01T00:00:00Z" })
    void theFirstAndTheLastAreWrittenAsJavaWritesThem(String text) {
        assertThat(InstantText.print(Instant.parse(text))).isEqualTo(Instant.parse(text).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = { "2026-01-31T13:45Z", "2026-01-31T13:45:00.1Z", "2026-01-31T13:45:00.123456789Z",
            "2026-01-31T13:45:00+01:00", "2026-01-31T13:45:00.5-05:30", "+12026-01-31T13:45:00Z", "-0044-03-15T12:00:00Z",
            "2024-02-29T00:00:00Z", "2026-01-31t13:45:00z", "0000-01-01T00:00:00Z",
            "2026-01-31T13:45:00.Z" })
    void whatElseJavaReadsIsRead(String text) {
        assertThat(InstantText.parse(text)).isEqualTo(OffsetDateTime.parse(text).toInstant());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "2026-01-31", "2026-01-31T13:45:00", "2026-02-30T13:45:00Z", "2025-02-29T00:00:00Z",
            "2026-13-01T00:00:00Z", "2026-01-31T24:00:00Z", "2026-01-31T13:60:00Z", "2026-01-31T13:45:61Z",
            "2026-12-31T23:59:60Z", "2026-01-31T13:45:00.1234567890Z", "2026-01-31 13:45:00Z",
            "2026-01-31T13:45:00+01:00Z", "2026-01-31T13:45:00.12 4Z", "2026-1-31T013:45:00Z", "yesterday, at some timeTZ" })
    void whatJavaRefusesIsRefused(String text) {
        assertThatThrownBy(() -> OffsetDateTime.parse(text)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> InstantText.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
