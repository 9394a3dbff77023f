package io.quarkiverse.sync.server.runtime.rest;

import io.quarkiverse.sync.server.runtime.config.HubRuntimeConfig;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

@Recorder
public class HubRecorder {

    private final RuntimeValue<HubRuntimeConfig> config;

    public HubRecorder(RuntimeValue<HubRuntimeConfig> config) {
        this.config = config;
    }

    public Handler<RoutingContext> gate(String prefix) {
        return new HubGate(prefix, config.getValue().push().maxBytes().asLongValue());
    }
}
