package io.quarkiverse.sync.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.sync.edge.SyncRemote;
import io.quarkus.runtime.configuration.ConfigurationException;

class UnknownRemotesTest {

    @ParameterizedTest
    @ValueSource(strings = { "remote.url=http://localhost", "initial=hub", "conflict.strategy=client-wins", "order=notes",
            "batch.rows=5", "collection.notes.initial=hub", "remote.headers.x=y", "lease.duration=9s" })
    void whateverIsSet(String property) {
        String key = "quarkus.sync.\"brnch\"." + property.split("=")[0];

        assertThatThrownBy(() -> check("brnch." + property)).isInstanceOfSatisfying(ConfigurationException.class,
                failure -> assertThat(failure.getConfigKeys()).containsExactly(key))
                .hasMessageContaining(key + " is set").hasMessageContaining("did you mean 'branch'?");
        assertThatThrownBy(() -> check("\"brnch\"." + property)).hasMessageContaining(key + " is set");
    }

    @ParameterizedTest
    @ValueSource(strings = { "remote.url", "remote.headers.x", "batch.rows", "page.bytes", "lease.duration", "initial",
            "order[0]",
            "conflict.strategy", "collection.notes.initial" })
    void theRemoteWithoutANameMayNotBeThereEither(String key) {
        assertThatThrownBy(() -> checkNamedOnly("quarkus.sync." + key))
                .hasMessageContaining("quarkus.sync." + key + " is set");
    }

    @Test
    void whatIsNoneOfTheRemoteWithoutAName() {
        assertThatCode(
                () -> checkNamedOnly("quarkus.sync.enabled", "quarkus.sync.hub.enabled", "quarkus.sync.branch.batch.rows",
                        "quarkus.sync.discard-collections", "quarkus.http.port"))
                .doesNotThrowAnyException();
    }

    private static void checkNamedOnly(String... properties) {
        new UnknownRemotes(Set.of("branch")).check(Set.of(SyncRemote.DEFAULT, "branch"), List.of(properties));
    }

    @Test
    void theHubsSettingsAreNoneOfARemote() {
        assertThatCode(() -> check("hub.collection.notes.server-managed=text")).doesNotThrowAnyException();
    }

    @Test
    void whatWaitedForARemoteThatIsGoneIsDiscardedUnderItsName() {
        assertThatCode(() -> check("brnch.discard-collections=notes")).doesNotThrowAnyException();
        assertThatThrownBy(() -> check("brnch.discard-collections=notes", "brnch.batch.rows=5"))
                .hasMessageContaining("did you mean 'branch'?");
    }

    private static void check(String... properties) {
        new UnknownRemotes(Set.of(SyncRemote.DEFAULT, "branch")).check(Configured.remotes(properties).keySet(),
                Arrays.stream(properties).map(property -> "quarkus.sync." + property.split("=")[0]).toList());
    }
}
