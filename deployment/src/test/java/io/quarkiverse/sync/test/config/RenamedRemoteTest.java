package io.quarkiverse.sync.test.config;

import static org.junit.jupiter.api.Assertions.fail;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** Changes that wait for a remote that has another name by now are counted, and the start refuses to forget them. */
class RenamedRemoteTest {

    private static final String ROW = "insert into sync_change (remote, collection, record_id, change_id, revision, base, sent, "
            + "state, kind, changed_at, attempts) values ('headquarters', 'notes', '1', 'c', 1, '', '', 'PENDING', 'UPSERTS', "
            + "0, 0);\n";

    @RegisterExtension
    static final QuarkusUnitTest APP = EdgeApp.with()
            .withApplicationRoot(jar -> jar.addClasses(Note.class, EdgeApp.class, Failures.class)
                    .addAsResource(new StringAsset(ROW), "import.sql"))
            .assertException(failure -> Failures.assertSays(failure, "1 changes of collection 'notes' wait to be sent to "
                    + "remote 'headquarters', which the application does not have any more",
                    "quarkus.sync.\"headquarters\".remote.url", "quarkus.sync.\"headquarters\".discard-collections=notes"));

    @Test
    void fails() {
        fail("the application must not start");
    }
}
