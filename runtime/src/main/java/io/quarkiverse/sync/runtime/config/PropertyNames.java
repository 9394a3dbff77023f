package io.quarkiverse.sync.runtime.config;

import java.util.Set;

import io.quarkiverse.sync.edge.SyncRemote;

/** Names of properties as a user writes them, for messages. */
public record PropertyNames(String remote) {

    /** Where the settings of the hub begin, which an application may be too. */
    public static final String HUB = "hub";

    /** What settings of the remote without a name begin with. */
    private static final Set<String> NO_NAMES = Set.of("remote", "batch", "page", "lease", "conflict", "collection", HUB);

    private static final Set<String> SINGLE = Set.of("initial", "order", "discard-collections");

    /** Whether a remote can have this name. */
    public static boolean canName(String remote) {
        return !NO_NAMES.contains(remote);
    }

    /** Whether this is a run-time setting of the remote without a name. */
    public static boolean isOfDefault(String property) {
        if (!property.startsWith("quarkus.sync.")) {
            return false;
        }
        String[] segments = property.split("[.\\[]", 4);
        return SINGLE.contains(segments[2]) || NO_NAMES.contains(segments[2]) && !segments[2].equals(HUB);
    }

    /** @param key below the remote, such as {@code remote.url} */
    public String of(String key) {
        return (SyncRemote.DEFAULT.equals(remote) ? "quarkus.sync." : "quarkus.sync.\"%s\".".formatted(remote)) + key;
    }

    public String ofCollection(String collection, String key) {
        return of("collection.\"%s\".%s".formatted(collection, key));
    }
}
