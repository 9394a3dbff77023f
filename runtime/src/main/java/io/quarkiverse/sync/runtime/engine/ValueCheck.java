package io.quarkiverse.sync.runtime.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.quarkiverse.sync.runtime.config.PropertyNames;
import io.quarkiverse.sync.runtime.config.SyncRuntimeConfig.Remote;
import io.quarkiverse.sync.runtime.config.SyncRuntimeConfig.RemoteAccess;
import io.quarkus.runtime.configuration.ConfigurationException;

/** Finds numbers, sizes and times in the run-time configuration of a remote that nothing could be done with. */
final class ValueCheck {

    private final PropertyNames properties;
    private final Set<String> wrong = new TreeSet<>();
    private final List<String> messages = new ArrayList<>();

    ValueCheck(PropertyNames properties) {
        this.properties = properties;
    }

    /** @throws ConfigurationException with all that is wrong */
    void check(Remote config) {
        RemoteAccess remote = config.remote();
        positive("remote.timeout", remote.timeout().toMillis(), remote.timeout());
        notNegative("remote.retries", remote.retries());
        positive("remote.backoff", remote.backoff().toMillis(), remote.backoff());
        positive("remote.circuit-breaker.request-volume", remote.circuitBreaker().requestVolume());
        ratio("remote.circuit-breaker.failure-ratio", remote.circuitBreaker().failureRatio());
        positive("remote.circuit-breaker.delay", remote.circuitBreaker().delay().toMillis(), remote.circuitBreaker().delay());
        positive("batch.rows", config.batch().rows());
        config.batch().bytes().ifPresent(bytes -> positive("batch.bytes", bytes.asLongValue()));
        positive("page.rows", config.page().rows());
        positive("page.bytes", config.page().bytes().asLongValue());
        positive("lease.duration", config.lease().duration().toMillis(), config.lease().duration());
        if (!messages.isEmpty()) {
            throw new ConfigurationException(String.join("\n", messages), wrong);
        }
    }

    private void positive(String key, long value) {
        positive(key, value, value);
    }

    private void positive(String key, long value, Object written) {
        require(value > 0, key, written, "greater than 0");
    }

    private void notNegative(String key, long value) {
        require(value >= 0, key, value, "0 or greater");
    }

    private void ratio(String key, double value) {
        require(value >= 0 && value <= 1, key, value, "from 0 to 1");
    }

    private void require(boolean fits, String key, Object written, String expected) {
        if (!fits) {
            String property = properties.of(key);
            wrong.add(property);
            messages.add("%s is '%s', but must be %s".formatted(property, written, expected));
        }
    }
}
