package io.quarkiverse.sync.server.deployment;

import java.util.function.BooleanSupplier;

import io.quarkiverse.sync.server.runtime.config.HubBuildTimeConfig;

final class HubEnabled implements BooleanSupplier {

    private final HubBuildTimeConfig config;

    HubEnabled(HubBuildTimeConfig config) {
        this.config = config;
    }

    @Override
    public boolean getAsBoolean() {
        return config.enabled();
    }
}
