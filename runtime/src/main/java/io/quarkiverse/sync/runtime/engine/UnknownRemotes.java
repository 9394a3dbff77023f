package io.quarkiverse.sync.runtime.engine;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.quarkiverse.sync.edge.SyncRemote;
import io.quarkiverse.sync.entities.runtime.config.Suggestion;
import io.quarkiverse.sync.runtime.config.PropertyNames;
import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * Finds settings of remotes that the build has not found, and that would be set for nothing.
 *
 * @param known names of the remotes that there are
 */
record UnknownRemotes(Set<String> known) {

    /**
     * @param configured names of the remotes of which something may be said
     * @param properties the names of all that somebody has set
     * @throws ConfigurationException if there are such settings
     */
    void check(Set<String> configured, Collection<String> properties) {
        new TreeSet<>(configured).forEach(name -> {
            // what nobody configured has defaults, in the remote without a name
            boolean says = !name.equals(SyncRemote.DEFAULT) || !set(new PropertyNames(name), properties).isEmpty();
            if (says && !known.contains(name) && !name.equals(PropertyNames.HUB) && !discarded(name, properties)) {
                fail(name, properties);
            }
        });
    }

    /** Whether all that is said of the remote is what becomes of it, now that it is gone. */
    private static boolean discarded(String name, Collection<String> properties) {
        PropertyNames names = new PropertyNames(name);
        return set(names, properties).stream().allMatch(property -> property.startsWith(names.of("discard-collections")));
    }

    private void fail(String name, Collection<String> properties) {
        PropertyNames names = new PropertyNames(name);
        Set<String> set = set(names, properties);
        throw new ConfigurationException(("%s is set, but the build found no remote of that name: %s. A remote is found by its "
                + "build-time properties, such as %s, or where @SyncRemote(\"%s\") is injected").formatted(
                        String.join(", ", set), Suggestion.among(name, known), names.of("collections"), name),
                set);
    }

    /** Quoted as in the documentation, however they were written. */
    private static Set<String> set(PropertyNames names, Collection<String> properties) {
        if (names.remote().equals(SyncRemote.DEFAULT)) {
            return properties.stream().filter(PropertyNames::isOfDefault).collect(Collectors.toCollection(TreeSet::new));
        }
        String bare = "quarkus.sync." + names.remote() + '.';
        Set<String> set = properties.stream()
                .map(property -> property.startsWith(bare) ? names.of(property.substring(bare.length())) : property)
                .filter(property -> property.startsWith(names.of(""))).collect(Collectors.toCollection(TreeSet::new));
        return set.isEmpty() ? Set.of(names.of("…")) : set;
    }
}
