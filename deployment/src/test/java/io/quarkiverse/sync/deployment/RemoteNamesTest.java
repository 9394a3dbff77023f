package io.quarkiverse.sync.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.sync.edge.SyncRemote;
import io.quarkiverse.sync.runtime.config.SyncBuildTimeConfig;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

class RemoteNamesTest {

    @Test
    void theOneWithoutANameIfThereIsNoOther() {
        assertThat(names("enabled", "true")).containsExactly(SyncRemote.DEFAULT);
        assertThat(names("branch.collections", "notes")).containsExactly("branch");
        assertThat(names("collection.notes.strategy", "pull-only")).containsExactly(SyncRemote.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = { "remote", "batch", "page", "lease", "conflict", "collection" })
    void whatSettingsBeginWithIsNoName(String name) {
        assertThatThrownBy(() -> names(name + ".collections", "notes")).isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("cannot be named '" + name + "'").hasMessageContaining("quarkus.sync.\"" + name + "\".");
    }

    @Test
    void theHubIsNoRemote() {
        assertThat(names("hub.collection.notes.server-managed", "text")).containsExactly(SyncRemote.DEFAULT);
        assertThat(names("hub.enabled", "true")).containsExactly(SyncRemote.DEFAULT);
    }

    private static Set<String> names(String key, String value) {
        return RemoteNames.of(new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(SyncBuildTimeConfig.class)
                .withMappingIgnore("quarkus.sync.**")
                .withSources(new PropertiesConfigSource(Map.of("quarkus.sync." + key, value), "test", 100)).build()
                .getConfigMapping(SyncBuildTimeConfig.class), List.of());
    }
}
