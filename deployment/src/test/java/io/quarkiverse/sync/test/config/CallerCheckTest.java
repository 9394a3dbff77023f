package io.quarkiverse.sync.test.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.SynchronizationEngine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.QuarkusUnitTest;
import io.vertx.core.Vertx;

/** A run must not start where it would block an event loop or miss what its caller is about to commit. */
@Tag("invariant-18")
class CallerCheckTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = EdgeApp.with().overrideConfigKey("quarkus.sync.remote.url", "http://127.0.0.1:9/sync");

    @Inject
    SynchronizationEngine engine;

    @Inject
    Vertx vertx;

    @Test
    void insideATransaction() {
        QuarkusTransaction.requiringNew().run(() -> assertThatThrownBy(engine::sync)
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("inside a transaction"));
    }

    @Test
    void onAnEventLoop() throws Exception {
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        vertx.getOrCreateContext().runOnContext(nothing -> {
            try {
                engine.sync();
                failure.complete(null);
            } catch (RuntimeException e) {
                failure.complete(e);
            }
        });
        assertThat(failure.get(10, TimeUnit.SECONDS)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("event loop").hasMessageContaining("syncAsync");
    }
}
