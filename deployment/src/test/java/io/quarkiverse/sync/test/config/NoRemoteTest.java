package io.quarkiverse.sync.test.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.logging.Level;
import java.util.logging.LogRecord;

import jakarta.inject.Inject;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.ConfigurationException;
import io.quarkiverse.sync.SynchronizationEngine;
import io.quarkiverse.sync.store.ChangeTracker;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.QuarkusUnitTest;

/** Without a remote an application starts, records changes and says once that they have nowhere to go. */
@Tag("invariant-16")
class NoRemoteTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = EdgeApp.with()
            .setLogRecordPredicate(record -> record.getLoggerName().startsWith("io.quarkiverse.sync"))
            .assertLogRecords(records -> assertThat(records).filteredOn(record -> Level.INFO.equals(record.getLevel()))
                    .singleElement().extracting(LogRecord::getParameters).asInstanceOf(
                            InstanceOfAssertFactories.array(Object[].class))
                    .contains("quarkus.sync.remote.url"));

    @Inject
    SynchronizationEngine engine;

    @Inject
    ChangeTracker tracker;

    @Test
    void recordsChanges() {
        QuarkusTransaction.requiringNew().run(() -> new Note().persist());

        assertThat(tracker.pending("notes")).isEqualTo(1);
        assertThat(engine.isOnline()).isFalse();
    }

    @Test
    void syncNamesTheProperty() {
        ConfigurationException failure = catchThrowableOfType(ConfigurationException.class, engine::sync);

        assertThat(failure).hasMessageContaining("set quarkus.sync.remote.url");
        assertThat(failure.properties()).containsExactly("quarkus.sync.remote.url");
    }
}
