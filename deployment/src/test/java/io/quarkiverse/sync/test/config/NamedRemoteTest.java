package io.quarkiverse.sync.test.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.NetworkException;
import io.quarkiverse.sync.SynchronizationEngine;
import io.quarkiverse.sync.edge.SyncRemote;
import io.quarkus.test.QuarkusUnitTest;

/** A remote of its own name beside the default one, found by its injection point. */
class NamedRemoteTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = EdgeApp.with()
            .overrideConfigKey("quarkus.sync.remote.url", "http://127.0.0.1:9/sync")
            .overrideConfigKey("quarkus.sync.\"branch\".remote.url", "http://127.0.0.1:10/sync")
            .overrideConfigKey("quarkus.sync.\"branch\".remote.retries", "0")
            .overrideConfigKey("quarkus.sync.remote.retries", "0");

    @Inject
    SynchronizationEngine engine;

    @Inject
    @SyncRemote("branch")
    SynchronizationEngine branch;

    @Inject
    @SyncRemote(SyncRemote.DEFAULT)
    SynchronizationEngine byName;

    @Test
    void eachHasItsOwnAddress() {
        assertThat(engine).isSameAs(byName).isNotSameAs(branch);
        assertThatThrownBy(engine::sync).isInstanceOf(NetworkException.class)
                .hasMessageContaining("http://127.0.0.1:9/sync");
        branch.setNetworkStatus(false);
        assertThatThrownBy(branch::sync).isInstanceOf(NetworkException.class)
                .hasMessageContaining("remote 'branch (http://127.0.0.1:10/sync)' was set to offline");
    }
}
