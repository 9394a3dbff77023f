package io.quarkiverse.sync.test.config;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.SynchronizationEngine;
import io.quarkus.test.QuarkusUnitTest;

/** What was to be sent of a collection that is only pulled by now is told at start, while it can still be brought back. */
class SwitchedToPullOnlyTest {

    private static final String ROW = "insert into sync_change (remote, collection, record_id, change_id, revision, base, sent, "
            + "state, kind, changed_at, attempts) values ('<default>', 'notes', '00000000-0000-0000-0000-00000000000%d', 'c', "
            + "1, 'null', '', 'PENDING', 'UNKNOWN_BASE', 0, 0);\n";

    @RegisterExtension
    static final QuarkusUnitTest APP = EdgeApp.with()
            .withApplicationRoot(jar -> jar.addClasses(Note.class, EdgeApp.class, Failures.class)
                    .addAsResource(new StringAsset(ROW.formatted(1) + ROW.formatted(2)), "import.sql"))
            .overrideConfigKey("quarkus.sync.collection.notes.strategy", "pull-only")
            .setLogRecordPredicate(record -> record.getLoggerName().endsWith("RemovedCollections"))
            .assertLogRecords(records -> assertThat(records).singleElement()
                    .satisfies(told -> assertThat(told.getMessage().formatted(told.getParameters()))
                            .contains("2 changes of collection 'notes'", "only pulled", "the next run drops them",
                                    "quarkus.sync.collection.\"notes\".strategy")));

    @Inject
    SynchronizationEngine engine;

    @Test
    void isTold() {
        assertThat(engine.statistics().pending()).isEqualTo(2);
    }
}
