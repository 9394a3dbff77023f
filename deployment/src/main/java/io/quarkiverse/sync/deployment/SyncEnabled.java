package io.quarkiverse.sync.deployment;

import java.util.function.BooleanSupplier;

import io.quarkiverse.sync.runtime.config.SyncBuildTimeConfig;

class SyncEnabled implements BooleanSupplier {

    private final SyncBuildTimeConfig config;

    SyncEnabled(SyncBuildTimeConfig config) {
        this.config = config;
    }

    @Override
    public boolean getAsBoolean() {
        return config.enabled();
    }
}
