package io.quarkiverse.sync.entities.runtime.document;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import com.ethlo.time.ITU;

/**
 * Reads and writes moments. Those of RFC 3339 in UTC, which is what both halves write, by a library made for them: nearly every
 * record has one, and what java.time takes for it is a tenth of all that a page costs. Others that java.time knows are left to
 * it.
 */
final class InstantText {

    private static final int SHORTEST = "2026-01-31T13:45:00Z".length();
    private static final int TIME = "2026-01-31".length();

    private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private InstantText() {
    }

    /** As {@link Instant#toString} does. */
    static String print(Instant moment) {
        return moment.getEpochSecond() < FIRST || moment.getEpochSecond() > LAST ? moment.toString()
                : ITU.formatUtc(moment.atOffset(ZoneOffset.UTC), digits(moment.getNano()));
    }

    private static int digits(int nanos) {
        if (nanos == 0) {
            return 0;
        }
        return nanos % 1_000_000 == 0 ? 3 : nanos % 1_000 == 0 ? 6 : 9;
    }

    /** @throws DateTimeException if the text is none */
    static Instant parse(String text) {
        return isUtc(text) ? utc(text) : OffsetDateTime.parse(text).toInstant();
    }

    private static boolean isUtc(String text) {
        return text.length() >= SHORTEST && text.charAt(TIME) == 'T' && text.charAt(text.length() - 1) == 'Z';
    }

    private static Instant utc(String text) {
        try {
            return ITU.parseDateTime(text).toInstant();
        } catch (DateTimeException e) {
            // RFC 3339 is the narrower of the two.
            return OffsetDateTime.parse(text).toInstant();
        }
    }
}
