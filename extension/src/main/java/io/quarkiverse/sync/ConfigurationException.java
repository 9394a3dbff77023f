package io.quarkiverse.sync;

import java.util.Set;

/** Options or configuration do not fit. Does not heal itself; {@link #properties()} names what to change. */
public final class ConfigurationException extends SyncException {

    private final Set<String> properties;

    public ConfigurationException(String message, Set<String> properties) {
        super(message, null);
        this.properties = Set.copyOf(properties);
    }

    public Set<String> properties() {
        return properties;
    }
}
