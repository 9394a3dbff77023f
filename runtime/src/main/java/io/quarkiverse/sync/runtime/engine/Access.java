package io.quarkiverse.sync.runtime.engine;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

import io.quarkiverse.sync.edge.SyncRemote;
import io.quarkiverse.sync.runtime.config.PropertyNames;
import io.quarkiverse.sync.runtime.config.SyncRuntimeConfig.Remote;
import io.quarkiverse.sync.runtime.config.SyncRuntimeConfig.RemoteAccess;
import io.quarkiverse.sync.runtime.rest.RestSettings;
import io.quarkus.runtime.configuration.ConfigurationException;

/** How a remote is reached, from configuration. */
record Access(PropertyNames properties, Remote config) {

    String urlProperty() {
        return properties.of("remote.url");
    }

    /** What messages call the remote. */
    String title() {
        String name = properties.remote();
        return config.remote().url().map(url -> SyncRemote.DEFAULT.equals(name) ? url : "%s (%s)".formatted(name, url))
                .orElse(name);
    }

    /** Whether an address is configured. */
    boolean there() {
        return config.remote().url().isPresent();
    }

    /** @throws io.quarkiverse.sync.ConfigurationException if there is nothing to sync with */
    void check() {
        if (!there()) {
            throw NoRemote.missing(urlProperty());
        }
    }

    /** @throws ConfigurationException if the address is none */
    RestSettings settings() {
        RemoteAccess remote = config.remote();
        return new RestSettings(properties.remote(), urlProperty(), url(), headers(), remote.timeout(), remote.retries(),
                remote.backoff(), new RestSettings.Breaker(remote.circuitBreaker().requestVolume(),
                        remote.circuitBreaker().failureRatio(), remote.circuitBreaker().delay()),
                config.batch().rows(), config.batch().bytes().map(size -> OptionalLong.of(size.asLongValue()))
                        .orElseGet(OptionalLong::empty));
    }

    private URI url() {
        String url = config.remote().url().orElseThrow();
        try {
            URI uri = new URI(url);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // as below
        }
        throw new ConfigurationException("%s is '%s', but must be an address such as https://hub.example.org/sync"
                .formatted(urlProperty(), url), Set.of(urlProperty()));
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>(config.remote().headers());
        config.remote().authToken().ifPresent(token -> headers.put("Authorization", "Bearer " + token));
        return headers;
    }
}
