package io.quarkiverse.sync.runtime.config;

import io.quarkiverse.sync.edge.SyncRemote;

/** Names of properties as a user writes them, for messages. */
public record PropertyNames(String remote) {

    /** @param key below the remote, such as {@code remote.url} */
    public String of(String key) {
        return (SyncRemote.DEFAULT.equals(remote) ? "quarkus.sync." : "quarkus.sync.\"%s\".".formatted(remote)) + key;
    }

    public String ofCollection(String collection, String key) {
        return of("collection.\"%s\".%s".formatted(collection, key));
    }
}
