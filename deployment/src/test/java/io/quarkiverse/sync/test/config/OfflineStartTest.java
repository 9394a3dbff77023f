package io.quarkiverse.sync.test.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.logging.Level;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.NetworkException;
import io.quarkiverse.sync.SynchronizationEngine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.QuarkusUnitTest;

/** Starting without network is normal: no failed start, no warning, changes wait. */
@Tag("invariant-16")
class OfflineStartTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = EdgeApp.with()
            .overrideConfigKey("quarkus.sync.remote.url", "http://127.0.0.1:9/sync")
            .overrideConfigKey("quarkus.sync.remote.retries", "0")
            .setLogRecordPredicate(record -> record.getLevel().intValue() >= Level.WARNING.intValue()
                    // Of the injection of beans, CDI warns once at start.
                    && !record.getLoggerName().startsWith("io.quarkus.arc")
                    // Of a machine that stands still.
                    && !record.getLoggerName().startsWith("io.vertx.core.impl.BlockedThreadChecker"))
            .assertLogRecords(records -> assertThat(records).isEmpty());

    @Inject
    SynchronizationEngine engine;

    @Test
    void changesWait() {
        QuarkusTransaction.requiringNew().run(() -> new Note().persist());

        for (int attempt = 0; attempt < 3; attempt++) {
            assertThatThrownBy(engine::sync).isInstanceOf(NetworkException.class).hasMessageContaining("cannot be reached");
        }
        assertThat(engine.isOnline()).isFalse();
        assertThat(engine.statistics().pending()).isEqualTo(1);
    }
}
