package io.quarkiverse.sync.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A branch is hub and edge at once: the shop syncs with the branch, and the branch with the centre. */
@Tag("invariant-04")
class BranchIT {

    private static Application centre;
    private static Application branch;
    private static Application shop;
    private static List<AppProcess> started;

    @BeforeAll
    static void start() {
        Stand stand = Stand.on(Database.H2);
        AppProcess branchProcess = start("branch", stand.hubAddress);
        AppProcess shopProcess = start("edge", branchProcess.address());
        centre = stand.hub;
        branch = new Application(branchProcess.address());
        shop = new Application(shopProcess.address());
        started = List.of(shopProcess, branchProcess);
        branch.sync();
    }

    private static AppProcess start(String application, String hubAddress) {
        Map<String, String> config = new HashMap<>(Database.H2.fresh(application));
        config.put("quarkus.sync.remote.url", hubAddress + "/sync");
        return AppProcess.start(application + "-of-three", Stand.jar(application, Database.H2), config);
    }

    @AfterAll
    static void stop() {
        started.forEach(AppProcess::close);
    }

    @Test
    void aPushIsCapturedForTheRemoteOfTheBranchWithItsOldDocument() {
        String id = Stand.newId();
        shop.put("server-wins", id, Map.of("title", "new in the shop"));
        shop.sync();
        assertThat(centre.row("ServerWinsRow", id)).isEmpty();
        branch.sync();
        assertThat(centre.row("ServerWinsRow", id)).get().extracting("title").isEqualTo("new in the shop");

        shop.put("server-wins", id, Map.of("title", "edited in the shop"));
        shop.sync();
        branch.sync();
        assertThat(centre.row("ServerWinsRow", id)).get().extracting("title").isEqualTo("edited in the shop");

        shop.delete("server-wins", id);
        shop.sync();
        branch.sync();
        assertThat(centre.row("ServerWinsRow", id)).isEmpty();
        assertThat(branch.query("select * from sync_conflict")).as("the old document goes along as base").isEmpty();
    }

    @Test
    void whatComesFromTheRemoteIsOnTheFeedOfTheBranchAndNoChangeForThatRemote() {
        String id = Stand.newId();
        centre.put("server-wins", id, Map.of("title", "new at the centre"));
        branch.sync();
        shop.sync();
        assertThat(shop.row("ServerWinsRow", id)).get().extracting("title").isEqualTo("new at the centre");

        centre.delete("server-wins", id);
        branch.sync();
        assertThat(branch.query("select * from sync_capture")).isEmpty();
        assertThat(branch.query("select * from sync_change")).isEmpty();
        shop.sync();
        assertThat(shop.row("ServerWinsRow", id)).isEmpty();
    }

    @Test
    void captureAndLogAreOneCommit() {
        String id = Stand.newId();
        shop.put("server-wins", id, Map.of("title", "cannot be logged"));
        branch.execute("alter table sync_log rename to away");
        try {
            shop.trySync();
            assertThat(branch.row("ServerWinsRow", id)).isEmpty();
            assertThat(branch.query("select * from sync_capture")).isEmpty();
        } finally {
            branch.execute("alter table away rename to sync_log");
        }

        shop.sync();

        assertThat(branch.row("ServerWinsRow", id)).isPresent();
        assertThat(branch.query("select * from sync_capture")).hasSize(1);
        branch.sync();
    }
}
