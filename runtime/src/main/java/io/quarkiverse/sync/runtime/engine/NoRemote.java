package io.quarkiverse.sync.runtime.engine;

import java.util.Set;

import io.quarkiverse.sync.ConfigurationException;
import io.quarkiverse.sync.adapter.Call;
import io.quarkiverse.sync.adapter.FetchRequest;
import io.quarkiverse.sync.adapter.Fetched;
import io.quarkiverse.sync.adapter.NetworkAdapter;
import io.quarkiverse.sync.adapter.PushRequest;
import io.quarkiverse.sync.adapter.Pushed;

/** Stands where no address is configured: everything but a run works. */
final class NoRemote implements NetworkAdapter {

    private final String urlProperty;

    NoRemote(String urlProperty) {
        this.urlProperty = urlProperty;
    }

    static ConfigurationException missing(String urlProperty) {
        return new ConfigurationException("there is no remote to sync with: set %s. Changes are recorded and wait for it"
                .formatted(urlProperty), Set.of(urlProperty));
    }

    @Override
    public Fetched fetchChanges(FetchRequest request, Call call) {
        throw missing(urlProperty);
    }

    @Override
    public Pushed sendChange(PushRequest.Single request, Call call) {
        throw missing(urlProperty);
    }

    @Override
    public boolean isOnline(Call call) {
        return false;
    }

    @Override
    public void close() {
    }
}
