package io.quarkiverse.sync.runtime.rest;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How a remote is reached.
 *
 * @param urlProperty the property that {@code url} comes from, for messages
 * @param timeout of one attempt
 * @param retries attempts after the first
 * @param backoff before the first retry; doubled before each further one
 * @param batchBytes empty: what the peer is known to take
 */
public record RestSettings(String remote, String urlProperty, URI url, Map<String, String> headers, Duration timeout,
        int retries, Duration backoff, Breaker breaker, int batchRows, OptionalLong batchBytes) {

    /**
     * @param requestVolume of so many requests
     * @param failureRatio this part must fail for the circuit to open
     * @param delay for so long it stays open
     */
    public record Breaker(int requestVolume, double failureRatio, Duration delay) {
    }
}
