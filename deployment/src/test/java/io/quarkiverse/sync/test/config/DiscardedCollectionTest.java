package io.quarkiverse.sync.test.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.LogRecord;

import jakarta.inject.Inject;

import org.hibernate.SessionFactory;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.SynchronizationEngine;
import io.quarkiverse.sync.store.ChangeTracker;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.QuarkusUnitTest;

/** What waits for a collection that was removed goes where the configuration says so, counted in the log. */
class DiscardedCollectionTest {

    private static final String CHANGE = "insert into sync_change (remote, collection, record_id, change_id, revision, base, "
            + "sent, state, kind, changed_at, attempts) values ('%s', '%s', '%s', 'c', 1, 'null', '', 'PENDING', "
            + "'UNKNOWN_BASE', 0, 0);\n";
    private static final String ASIDE = "insert into sync_quarantine (remote, collection, record_id, document, reason, message, "
            + "attempts) values ('<default>', 'letters', '1', '{}', 'REFUSED', 'because', 1);\n";
    private static final String CAPTURE = "insert into sync_capture (capture_number, captured_at, counts, entries) values "
            + "(0, 0, '{\"letters\":1}', '[[\"letters\",\"3\",\"DELETE\",{\"id\":\"3\"}]]');\n";
    private static final String HERE = "<default>";
    private static final String NOTE = "00000000-0000-0000-0000-000000000001";

    @RegisterExtension
    static final QuarkusUnitTest APP = EdgeApp.with()
            .withApplicationRoot(jar -> jar.addClasses(Note.class, EdgeApp.class, Failures.class)
                    .addAsResource(new StringAsset(CHANGE.formatted(HERE, "letters", 1) + CHANGE.formatted(HERE, "letters", 2)
                            + CHANGE.formatted("old", "notes", NOTE) + CHANGE.formatted(HERE, "notes", NOTE) + ASIDE + CAPTURE),
                            "import.sql"))
            .overrideConfigKey("quarkus.sync.discard-collections", "letters,cards")
            .overrideConfigKey("quarkus.sync.old.discard-collections", "notes")
            .setLogRecordPredicate(record -> record.getLoggerName().endsWith("DiscardedCollections"))
            .assertLogRecords(records -> assertThat(records).extracting(DiscardedCollectionTest::text)
                    .satisfiesExactlyInAnyOrder(
                            renamed -> assertThat(renamed).contains("notes", "'old'", "gave up 1 changes",
                                    "quarkus.sync.\"old\".discard-collections"),
                            folded -> assertThat(folded).contains("letters", "gave up 2 changes, 1 records", "0 conflicts",
                                    "quarkus.sync.discard-collections"),
                            captured -> assertThat(captured).contains("letters", "gave up 1 changes")));

    @Inject
    SynchronizationEngine engine;

    @Inject
    ChangeTracker tracker;

    @Inject
    SessionFactory sessions;

    @Test
    void isGoneAndNothingElse() {
        assertThat(engine.statistics().pending()).isEqualTo(1);
        assertThat(tracker.pending("notes")).isEqualTo(1);
        for (String table : new String[] { "sync_capture", "sync_quarantine" }) {
            Long rows = QuarkusTransaction.requiringNew().call(() -> sessions.fromStatelessSession(
                    session -> session.createNativeQuery("select count(*) from " + table, Long.class).getSingleResult()));
            assertThat(rows).as(table).isZero();
        }
    }

    private static String text(LogRecord record) {
        return record.getMessage().formatted(record.getParameters());
    }
}
