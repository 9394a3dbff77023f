package io.quarkiverse.sync.entities.runtime.document;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

import com.ethlo.time.ITU;

/**
 * Reads moments. Those of RFC 3339 in UTC, which is what both halves write, by a parser made for them: nearly every record has
 * one, and what java.time takes for it is a tenth of all that a page costs. Any other text that java.time knows is left to it.
 */
final class InstantText {

    private static final int SHORTEST = "2026-01-31T13:45:00Z".length();
    private static final int TIME = "2026-01-31".length();

    private InstantText() {
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
