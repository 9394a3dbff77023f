package io.quarkiverse.sync.server.runtime.rest;

import io.quarkiverse.sync.server.runtime.config.BodyLimit;
import io.quarkiverse.sync.server.runtime.config.HubRuntimeConfig;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Takes the place and the limits of the hub's routes from the build to the start of the application. */
@Recorder
public class HubRecorder {

    private final RuntimeValue<HubRuntimeConfig> config;
    private final RuntimeValue<VertxHttpConfig> http;

    public HubRecorder(RuntimeValue<HubRuntimeConfig> config, RuntimeValue<VertxHttpConfig> http) {
        this.config = config;
        this.http = http;
    }

    public Handler<RoutingContext> gate(String prefix) {
        return new HubGate(prefix, BodyLimit.bytes(config.getValue(), http.getValue()));
    }
}
