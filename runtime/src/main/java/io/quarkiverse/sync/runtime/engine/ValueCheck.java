package io.quarkiverse.sync.runtime.engine;

import io.quarkiverse.sync.entities.runtime.config.WrongValues;
import io.quarkiverse.sync.runtime.config.PropertyNames;
import io.quarkiverse.sync.runtime.config.SyncRuntimeConfig.Remote;
import io.quarkiverse.sync.runtime.config.SyncRuntimeConfig.RemoteAccess;

/** Finds numbers, sizes and times in the run-time configuration of a remote that nothing could be done with. */
record ValueCheck(PropertyNames properties) {

    /** @throws io.quarkus.runtime.configuration.ConfigurationException with all that is wrong */
    void check(Remote config) {
        WrongValues wrong = new WrongValues(properties::of);
        RemoteAccess remote = config.remote();
        wrong.positive("remote.timeout", remote.timeout());
        wrong.notNegative("remote.retries", remote.retries());
        wrong.positive("remote.backoff", remote.backoff());
        wrong.positive("remote.circuit-breaker.request-volume", remote.circuitBreaker().requestVolume());
        wrong.ratio("remote.circuit-breaker.failure-ratio", remote.circuitBreaker().failureRatio());
        wrong.positive("remote.circuit-breaker.delay", remote.circuitBreaker().delay());
        wrong.positive("batch.rows", config.batch().rows());
        config.batch().bytes().ifPresent(bytes -> wrong.positive("batch.bytes", bytes.asLongValue()));
        wrong.positive("page.rows", config.page().rows());
        wrong.positive("page.bytes", config.page().bytes().asLongValue());
        wrong.positive("lease.duration", config.lease().duration());
        wrong.notNegative("log-retention", config.logRetention());
        wrong.fail();
    }
}
