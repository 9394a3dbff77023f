package io.quarkiverse.sync.test.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.quarkiverse.sync.SyncOptions;
import io.quarkiverse.sync.SyncResult;
import io.quarkiverse.sync.SynchronizationEngine;
import io.quarkiverse.sync.test.config.EdgeApp;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** As many callers as the application has workers wait for a run that has more than one page to read. */
class WaitingCallersTest {

    private static final int WORKERS = 2;

    @RegisterExtension
    static final QuarkusUnitTest APP = EdgeApp.with(RecordingHub.CLASSES)
            .overrideConfigKey("quarkus.thread-pool.max-threads", String.valueOf(WORKERS))
            .overrideConfigKey("quarkus.sync.page.rows", "1")
            .overrideConfigKey("quarkus.sync.remote.url", RecordingHub.url("hub"))
            .overrideConfigKey("quarkus.sync.remote.retries", "0");

    private static RecordingHub hub;

    @Inject
    SynchronizationEngine engine;

    @BeforeAll
    static void start() {
        hub = new RecordingHub();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    @Tag("invariant-18")
    void leaveTheRunItsThreads() throws Exception {
        engine.setNetworkStatus(true);
        for (int i = 0; i < 5; i++) {
            put(UUID.randomUUID(), "from the hub");
        }
        List<Future<SyncResult>> callers = IntStream.range(0, WORKERS).mapToObj(i -> Infrastructure.getDefaultWorkerPool()
                .submit((Callable<SyncResult>) () -> engine.sync(
                        SyncOptions.builder().timeout(Duration.ofHours(1 + i)).build())))
                .toList();

        for (Future<SyncResult> caller : callers) {
            assertThat(caller.get(120, TimeUnit.SECONDS).outcome()).isEqualTo(SyncResult.Outcome.COMPLETED);
        }
    }

    private static void put(UUID id, String text) {
        hub.put("hub", "notes", JsonNodeFactory.instance.objectNode().put("id", id.toString()).put("text", text));
    }
}
