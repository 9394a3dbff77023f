package io.quarkiverse.sync.runtime.engine;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.quarkiverse.sync.edge.SyncRemote;
import io.quarkiverse.sync.runtime.config.PropertyNames;
import io.quarkiverse.sync.runtime.config.SyncBuildTimeConfig;
import io.quarkiverse.sync.runtime.config.SyncRuntimeConfig;
import io.quarkiverse.sync.store.MemoryCollection;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

/** Configuration as it would be read from a file. */
final class Configured {

    static final PropertyNames DEFAULT = new PropertyNames(SyncRemote.DEFAULT);

    private Configured() {
    }

    /** @param properties {@code key=value}, below {@code quarkus.sync.} */
    static Map<String, SyncRuntimeConfig.Remote> remotes(String... properties) {
        return mapped(SyncRuntimeConfig.class, properties).remotes();
    }

    static SyncRuntimeConfig.Remote remote(String... properties) {
        return remotes(properties).get(SyncRemote.DEFAULT);
    }

    static SyncBuildTimeConfig atBuildTime(String... properties) {
        return mapped(SyncBuildTimeConfig.class, properties);
    }

    private static <T> T mapped(Class<T> type, String... properties) {
        Map<String, String> values = Arrays.stream(properties).map(property -> property.split("=", 2))
                .collect(Collectors.toMap(property -> "quarkus.sync." + property[0], property -> property[1]));
        return new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(type)
                .withSources(new PropertiesConfigSource(values, "test", 100)).build().getConfigMapping(type);
    }

    /** Notes with a text and the time of their last edit; tags with a label alone. */
    static Map<String, MemoryCollection> collections() {
        return Set.of(MemoryCollection.of("notes", "id", Set.of("id", "text", "editedAt")),
                MemoryCollection.of("tags", "id", Set.of("id", "label"))).stream()
                .collect(Collectors.toMap(MemoryCollection::name, Function.identity()));
    }
}
