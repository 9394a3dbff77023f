package io.quarkiverse.sync;

import java.time.Duration;
import java.util.Optional;

/**
 * The remote could not be reached, or said that it cannot answer now. Heals itself; the next run goes on where this one
 * stopped.
 */
public final class NetworkException extends SyncException {

    private final Duration retryAfter;

    /** @param cause may be null */
    public NetworkException(String message, Throwable cause) {
        this(message, null, cause);
    }

    /**
     * @param retryAfter null if the remote did not say
     * @param cause may be null
     */
    public NetworkException(String message, Duration retryAfter, Throwable cause) {
        super(message, cause);
        this.retryAfter = retryAfter;
    }

    /** How long the remote asked to be left alone. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
