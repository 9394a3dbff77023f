package io.quarkiverse.sync.server.runtime;

import java.time.Duration;
import java.util.Optional;

/** An answer that is not a success. Nothing of the request was taken. */
public final class HubError extends RuntimeException {

    private final int status;
    private final String reason;
    private final Optional<Duration> retryAfter;

    private HubError(int status, String reason, String message, Optional<Duration> retryAfter) {
        super(message);
        this.status = status;
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    /** @param reason a symbol for programs; the message is for people */
    public static HubError of(int status, String reason, String message) {
        return new HubError(status, reason, message, Optional.empty());
    }

    public static HubError malformed(String message) {
        return of(400, "MALFORMED", message);
    }

    public static HubError gone(String reason, String message) {
        return of(410, reason, message);
    }

    public static HubError busy(String message) {
        return new HubError(503, "BUSY", message, Optional.of(Duration.ofSeconds(1)));
    }

    public int status() {
        return status;
    }

    public String reason() {
        return reason;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
