package io.quarkiverse.sync.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.runtime.configuration.ConfigurationException;

class ValueCheckTest {

    @ParameterizedTest
    @ValueSource(strings = { "remote.timeout=0s", "remote.timeout=-1s", "remote.retries=-1", "remote.backoff=0s",
            "remote.circuit-breaker.request-volume=0", "remote.circuit-breaker.failure-ratio=1.5",
            "remote.circuit-breaker.failure-ratio=-0.1", "remote.circuit-breaker.failure-ratio=NaN",
            "remote.circuit-breaker.delay=0s", "remote.circuit-breaker.delay=-5s", "batch.rows=0", "batch.bytes=0",
            "page.rows=0", "page.rows=-1", "page.bytes=0", "lease.duration=0s", "lease.duration=-30s",
            "log-retention=-1D" })
    void isNamed(String property) {
        String key = "quarkus.sync." + property.split("=")[0];

        assertThatThrownBy(() -> check(property)).isInstanceOfSatisfying(ConfigurationException.class,
                failure -> assertThat(failure.getConfigKeys()).containsExactly(key))
                .hasMessageContaining(key + " is '").hasMessageContaining("must be");
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        assertThatThrownBy(() -> check("page.rows=0", "batch.rows=-3")).hasMessageContaining("page.rows is '0'")
                .hasMessageContaining("batch.rows is '-3'");
    }

    @Test
    void defaultsFit() {
        assertThatCode(ValueCheckTest::check).doesNotThrowAnyException();
    }

    @Test
    void leastValues() {
        assertThatCode(
                () -> check("remote.retries=0", "remote.circuit-breaker.failure-ratio=0", "batch.rows=1", "batch.bytes=1",
                        "page.rows=1", "page.bytes=1"))
                .doesNotThrowAnyException();
    }

    private static void check(String... properties) {
        new ValueCheck(Configured.DEFAULT).check(Configured.remote(properties));
    }
}
