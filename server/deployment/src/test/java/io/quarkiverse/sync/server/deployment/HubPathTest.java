package io.quarkiverse.sync.server.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.sync.server.runtime.config.HubBuildTimeConfig;
import io.quarkus.runtime.configuration.ConfigurationException;

class HubPathTest {

    @ParameterizedTest
    @CsvSource({ "/sync,sync", "sync,sync", "/sync/,sync", "/api/v1.0/sync,api/v1.0/sync" })
    void isBelowTheRoot(String configured, String relative) {
        assertThat(HubPath.of(config(configured))).isEqualTo(new HubPath(relative));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/", "//", " ", "/a//b", "/{collection}", "/sync?x", "/*" })
    void anythingElseIsNamed(String configured) {
        assertThatThrownBy(() -> HubPath.of(config(configured))).isInstanceOfSatisfying(ConfigurationException.class,
                failure -> assertThat(failure.getConfigKeys()).containsExactly("quarkus.sync.hub.path"))
                .hasMessageContaining("quarkus.sync.hub.path is '" + configured + "'");
    }

    private static HubBuildTimeConfig config(String path) {
        return new HubBuildTimeConfig() {
            @Override
            public boolean enabled() {
                return true;
            }

            @Override
            public String path() {
                return path;
            }
        };
    }
}
