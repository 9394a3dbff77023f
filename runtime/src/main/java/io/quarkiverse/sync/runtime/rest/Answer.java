package io.quarkiverse.sync.runtime.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import org.jboss.resteasy.reactive.RestResponse;

/** What a peer answered, whatever its status. */
record Answer(int status, boolean profile, String contentType, Optional<Duration> retryAfter, byte[] body) {

    private static final int EXCERPT = 120;

    /** A peer that asks for more has a wrong clock, or makes a mistake that must not outlive it by years. */
    private static final Duration LONGEST_REST = Duration.ofDays(1);

    static Answer of(RestResponse<byte[]> response, Instant now) {
        String contentType = response.getHeaderString("Content-Type");
        return new Answer(response.getStatus(), "1".equals(response.getHeaderString(RestAdapter.PROFILE_HEADER)),
                contentType == null ? "no content type" : contentType,
                Optional.ofNullable(response.getHeaderString("Retry-After")).flatMap(text -> retryAfter(text, now))
                        .map(wait -> wait.compareTo(LONGEST_REST) < 0 ? wait : LONGEST_REST),
                body(response));
    }

    /** The client reads the body of an error status only as far as a stream over its buffer. */
    private static byte[] body(RestResponse<?> response) {
        Object entity = response.getEntity();
        if (entity instanceof InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return entity == null ? new byte[0] : (byte[]) entity;
    }

    boolean ok() {
        return status / 100 == 2;
    }

    /** Whether the same request may be taken a little later. */
    boolean unavailable() {
        return switch (status) {
            case 408, 429, 502, 503, 504 -> true;
            default -> false;
        };
    }

    /** Whether the peer said itself that it has not looked at the request. */
    boolean turnedAway() {
        return status == 429 || status == 503;
    }

    /** For messages: content type and how the body begins. */
    String excerpt() {
        String text = new String(body, 0, Math.min(body.length, 4 * EXCERPT), StandardCharsets.UTF_8).strip()
                .replaceAll("\\s+", " ");
        return "%s: %s".formatted(contentType, text.length() > EXCERPT ? text.substring(0, EXCERPT) + "…" : text);
    }

    /** Seconds, or a date as HTTP writes it; anything else is as if it were not there. */
    private static Optional<Duration> retryAfter(String text, Instant now) {
        try {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text.strip()))).filter(wait -> !wait.isNegative());
        } catch (NumberFormatException notSeconds) {
            return date(text.strip()).map(date -> Duration.between(now, date)).filter(wait -> !wait.isNegative());
        }
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }
}
