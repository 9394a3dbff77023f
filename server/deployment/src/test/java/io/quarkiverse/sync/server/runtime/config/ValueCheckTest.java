package io.quarkiverse.sync.server.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

/** What nothing could be done with fails the start, by name. */
class ValueCheckTest {

    @ParameterizedTest
    @ValueSource(strings = { "push.max-rows=0", "push.max-bytes=0", "push.lock-wait=0S", "pull.max-rows=-1", "pull.max-bytes=0",
            "applied-retention=-1S", "rejection-retention=-1S", "tombstone-retention=-1S", "fold-interval=0" })
    void isNamed(String property) {
        String[] parts = property.split("=");
        String name = "quarkus.sync.hub." + parts[0];

        assertThatThrownBy(() -> check(Map.of(name, parts[1]))).isInstanceOfSatisfying(ConfigurationException.class,
                failure -> assertThat(failure.getConfigKeys()).containsExactly(name))
                .hasMessageContaining(name + " is '").hasMessageContaining("must be ");
    }

    @Test
    void defaultsFit() {
        assertThatCode(() -> check(Map.of())).doesNotThrowAnyException();
    }

    private static void check(Map<String, String> properties) {
        HubRuntimeConfig config = new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(HubRuntimeConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100)).build()
                .getConfigMapping(HubRuntimeConfig.class);
        new ValueCheck(config).check(new StartupEvent());
    }
}
