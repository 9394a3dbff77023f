package io.quarkiverse.sync.runtime.engine;

import java.util.List;
import java.util.NoSuchElementException;

import io.quarkiverse.sync.runtime.store.StoredRemote;

/** The remotes that the build found. */
public record Remotes(List<StoredRemote> all) {

    StoredRemote named(String name) {
        return all.stream().filter(remote -> remote.name().equals(name)).findFirst().orElseThrow(
                () -> new NoSuchElementException("remote '%s' is not one of the build".formatted(name)));
    }
}
