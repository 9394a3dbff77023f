package io.quarkiverse.sync.server.runtime.config;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

import io.quarkiverse.sync.entities.runtime.config.WrongValues;
import io.quarkus.runtime.StartupEvent;

/** Finds numbers, sizes and times in the hub's configuration that nothing could be done with, and fails the start. */
@Singleton
public class ValueCheck {

    private final HubRuntimeConfig config;

    ValueCheck(HubRuntimeConfig config) {
        this.config = config;
    }

    /** @throws io.quarkus.runtime.configuration.ConfigurationException with all that is wrong */
    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
        WrongValues wrong = new WrongValues(key -> "quarkus.sync.hub." + key);
        wrong.positive("push.max-rows", config.push().maxRows());
        wrong.positive("push.max-bytes", config.push().maxBytes().asLongValue());
        wrong.positive("push.lock-wait", config.push().lockWait());
        wrong.positive("pull.max-rows", config.pull().maxRows());
        wrong.positive("pull.max-bytes", config.pull().maxBytes().asLongValue());
        wrong.notNegative("applied-retention", config.appliedRetention());
        wrong.notNegative("rejection-retention", config.rejectionRetention());
        wrong.notNegative("tombstone-retention", config.tombstoneRetention());
        wrong.positive("fold-interval", config.foldInterval());
        wrong.fail();
    }
}
