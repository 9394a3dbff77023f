package io.quarkiverse.sync.test.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.SyncOptions;
import io.quarkiverse.sync.SynchronizationEngine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.QuarkusUnitTest;
import io.vertx.core.Vertx;

/** A run must not start where it would block an event loop or miss what its caller is about to commit. */
@Tag("invariant-18")
class CallerCheckTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = EdgeApp.with().overrideConfigKey("quarkus.sync.remote.url", "http://127.0.0.1:9/sync");

    private static final SyncOptions OPTIONS = SyncOptions.builder().build();

    @Inject
    SynchronizationEngine engine;

    @Inject
    Vertx vertx;

    @Test
    void insideATransaction() {
        List<ThrowingCallable> calls = List.of(engine::sync, engine::isOnline, () -> engine.syncAsync(OPTIONS));
        QuarkusTransaction.requiringNew().run(() -> assertThat(calls).allSatisfy(call -> assertThatThrownBy(call)
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("inside a transaction")));
    }

    @Test
    void onAnEventLoop() throws Exception {
        for (Runnable call : List.<Runnable> of(engine::sync, engine::isOnline)) {
            assertThat(failureOnAnEventLoop(call)).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("event loop").hasMessageContaining("syncAsync");
        }
        assertThat(failureOnAnEventLoop(() -> engine.syncAsync(OPTIONS).subscribe().with(result -> {
        }, failure -> {
        }))).isNull();
    }

    private Throwable failureOnAnEventLoop(Runnable call) throws Exception {
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        vertx.getOrCreateContext().runOnContext(nothing -> {
            try {
                call.run();
                failure.complete(null);
            } catch (RuntimeException e) {
                failure.complete(e);
            }
        });
        return failure.get(10, TimeUnit.SECONDS);
    }
}
