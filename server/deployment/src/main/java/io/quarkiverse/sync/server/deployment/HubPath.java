package io.quarkiverse.sync.server.deployment;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.quarkiverse.sync.server.runtime.config.HubBuildTimeConfig;
import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * Under which path collections are served.
 *
 * @param relative without slashes around it
 */
record HubPath(String relative) {

    private static final String PROPERTY = "quarkus.sync.hub.path";
    private static final Pattern PATH = Pattern.compile("/?([A-Za-z0-9._~-]+(?:/[A-Za-z0-9._~-]+)*)/?");

    /** @throws ConfigurationException if it is none; at the root the hub would answer for the whole application */
    static HubPath of(HubBuildTimeConfig config) {
        Matcher path = PATH.matcher(config.path());
        if (!path.matches()) {
            throw new ConfigurationException(("%s is '%s', but must be a path below the root of letters, digits, '-', '.', '_' "
                    + "and '~', such as /sync").formatted(PROPERTY, config.path()), Set.of(PROPERTY));
        }
        return new HubPath(path.group(1));
    }
}
