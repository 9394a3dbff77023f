package io.quarkiverse.sync.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import io.quarkiverse.sync.engine.EngineLimits;
import io.quarkiverse.sync.runtime.config.PropertyNames;
import io.quarkiverse.sync.runtime.rest.RestSettings;

class AccessTest {

    private static final String URL = "https://hub.example.org/sync";

    @Test
    void defaults() {
        assertThat(settings()).isEqualTo(new RestSettings("<default>", "quarkus.sync.remote.url", URI.create(URL), Map.of(),
                Duration.ofSeconds(30), 3, Duration.ofSeconds(1),
                new RestSettings.Breaker(20, 0.75, Duration.ofSeconds(5)), 500, OptionalLong.empty()));
        assertThat(EngineFactory.limits(Configured.remote())).isEqualTo(EngineLimits.standard())
                .isEqualTo(new EngineLimits(1000, 4 << 20, 500, 20, Duration.ofSeconds(30), Duration.ofDays(30)));
    }

    @Test
    void whatIsSetArrives() {
        assertThat(settings("remote.headers.X-Ship=Aurora", "remote.auth-token=secret", "remote.timeout=7s",
                "remote.retries=0", "remote.backoff=250ms", "remote.circuit-breaker.request-volume=8",
                "remote.circuit-breaker.failure-ratio=0.5", "remote.circuit-breaker.delay=1m", "batch.rows=40",
                "batch.bytes=64K"))
                .isEqualTo(new RestSettings("<default>", "quarkus.sync.remote.url", URI.create(URL),
                        Map.of("X-Ship", "Aurora", "Authorization", "Bearer secret"), Duration.ofSeconds(7), 0,
                        Duration.ofMillis(250), new RestSettings.Breaker(8, 0.5, Duration.ofMinutes(1)), 40,
                        OptionalLong.of(64 << 10)));
        assertThat(EngineFactory.limits(Configured.remote("page.rows=30", "page.bytes=2M", "batch.rows=40",
                "lease.duration=45s", "log-retention=7D"))).isEqualTo(
                        new EngineLimits(30, 2 << 20, 40, 20, Duration.ofSeconds(45), Duration.ofDays(7)));
    }

    @Test
    void aNamedRemoteHasItsOwn() {
        RestSettings branch = new Access(new PropertyNames("branch"), Configured.remotes("remote.url=http://other",
                "remote.retries=9", "branch.remote.url=" + URL, "branch.remote.timeout=9s").get("branch")).settings();

        assertThat(branch.url()).isEqualTo(URI.create(URL));
        assertThat(branch.urlProperty()).isEqualTo("quarkus.sync.\"branch\".remote.url");
        assertThat(branch.timeout()).isEqualTo(Duration.ofSeconds(9));
        assertThat(branch.retries()).as("nothing is inherited from the remote without a name").isEqualTo(3);
    }

    private static RestSettings settings(String... properties) {
        String[] all = Arrays.copyOf(properties, properties.length + 1);
        all[properties.length] = "remote.url=" + URL;
        return new Access(Configured.DEFAULT, Configured.remote(all)).settings();
    }
}
