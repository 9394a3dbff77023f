package io.quarkiverse.sync;

import java.util.Set;

/** Options or configuration do not fit. Does not heal itself; {@link #properties()} names what to change. */
public final class ConfigurationException extends SyncException {

    private final Set<String> properties;

    /** @param properties full names of what has to change, such as {@code quarkus.sync.remote.url} */
    public ConfigurationException(String message, Set<String> properties) {
        super(message, null);
        this.properties = Set.copyOf(properties);
    }

    /** Full names of what has to change; options that were given in code by the name of their method. */
    public Set<String> properties() {
        return properties;
    }
}
