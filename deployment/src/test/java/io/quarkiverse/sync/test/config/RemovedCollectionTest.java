package io.quarkiverse.sync.test.config;

import static org.junit.jupiter.api.Assertions.fail;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** Changes that wait for a collection that was removed are counted, and the start refuses to forget them. */
class RemovedCollectionTest {

    private static final String ROW = "insert into sync_change (remote, collection, record_id, change_id, revision, base, sent, "
            + "state, kind, changed_at, attempts) values ('<default>', 'letters', '%d', 'c', 1, '', '', 'PENDING', 'UPSERTS', "
            + "0, 0);\n";

    @RegisterExtension
    static final QuarkusUnitTest APP = EdgeApp.with()
            .withApplicationRoot(jar -> jar.addClasses(Note.class, EdgeApp.class, Failures.class)
                    .addAsResource(new StringAsset(ROW.formatted(1) + ROW.formatted(2)), "import.sql"))
            .assertException(failure -> Failures.assertSays(failure, "2 changes of collection 'letters' wait to be sent to "
                    + "remote '<default>'", "quarkus.sync.discard-collections=letters"));

    @Test
    void fails() {
        fail("the application must not start");
    }
}
