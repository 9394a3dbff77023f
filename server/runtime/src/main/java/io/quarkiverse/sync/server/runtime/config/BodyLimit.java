package io.quarkiverse.sync.server.runtime.config;

import io.quarkus.vertx.http.runtime.VertxHttpConfig;

/** The largest body that the hub takes. */
public final class BodyLimit {

    private BodyLimit() {
    }

    /**
     * The HTTP layer's own limit binds where it is lower: it would close the connection on a client that still writes, which
     * then sees a network failure and never learns to send less.
     */
    public static long bytes(HubRuntimeConfig hub, VertxHttpConfig http) {
        long most = hub.push().maxBytes().asLongValue();
        return http.limits().maxBodySize().map(layer -> Math.min(layer.asLongValue(), most)).orElse(most);
    }
}
