package io.quarkiverse.sync.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.sync.it.FaultyNetwork.Passed;

/** A hub that answers 410: whatever was in the push is unknown, everything is pulled anew, and only then the push goes on. */
@Tag("invariant-08")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ParameterizedClass
@EnumSource(Database.class)
class ResyncIT {

    @Parameter
    Database database;

    private Stand stand;

    @BeforeParameterizedClassInvocation
    void start() {
        stand = Stand.alone(database, Map.of());
    }

    @AfterParameterizedClassInvocation
    void close() {
        stand.close();
    }

    /** As after a restore from a backup. */
    @Test
    void whatMayBeTheLastCopyIsHeldAndTheRestGoesOn() {
        String lost = agreed();
        String older = agreed();
        String edited = agreed();
        String same = agreed();
        stand.hub.execute("delete from ServerWinsRow where id = '" + lost + "'");
        stand.hub.execute("update ServerWinsRow set title = 'older' where id = '" + older + "'");
        beginEpoch();
        stand.edge.put("server-wins", edited, Map.of("title", "edited here"));
        String fresh = Stand.newId();
        stand.hub.put("server-wins", fresh, Map.of("title", "written after the restore"));

        JsonNode result = stand.edge.sync();

        assertThat(result.path("outcome").asText()).isEqualTo("PARTIAL");
        assertRefused("NEW_EPOCH", pushes());
        assertThat(title(lost)).isEqualTo("first");
        assertThat(title(older)).isEqualTo("first");
        assertThat(title(edited)).isEqualTo("edited here");
        assertThat(title(same)).isEqualTo("first");
        assertThat(title(fresh)).isEqualTo("written after the restore");
        assertThat(held()).contains(lost, older).doesNotContain(edited, same);
        assertThat(titleAtHub(older)).isEqualTo("older");
        assertThat(titleAtHub(edited)).isEqualTo("edited here");
    }

    /**
     * The hub took it before its history began anew, and the edge never heard: without what it sent it would be a stranger's.
     */
    @Test
    void whatWasSentBeforeIsKnownAgain() {
        String id = agreed();
        stand.edge.put("server-wins", id, Map.of("title", "sent, and the answer is lost"));
        stand.network.loseAnswersOf(FaultyNetwork.PUSHES);
        stand.edge.trySync();
        stand.network.heal();
        stand.edge.put("server-wins", id, Map.of("title", "edited again"));
        beginEpoch();

        stand.edge.sync();

        assertRefused("NEW_EPOCH", pushes());
        assertThat(titleAtHub(id)).isEqualTo("edited again");
        assertSettled(id);
    }

    @Test
    void whatWasDeletedBeforeThePurgeIsRemovedAndWhatIsDirtyGoesUp() {
        String gone = agreed();
        String dirty = agreed();
        String same = agreed();
        stand.hub.delete("server-wins", gone);
        purge(gone);
        editWhilePulling(dirty);
        String fresh = Stand.newId();
        stand.edge.put("server-wins", fresh, Map.of("title", "new here"));

        stand.edge.sync();

        assertRefused("TOMBSTONES_PURGED", stand.network.passed());
        assertThat(title(dirty)).isEqualTo("edited here");
        stand.edge.sync();
        assertThat(stand.edge.row("ServerWinsRow", gone)).isEmpty();
        assertThat(title(same)).isEqualTo("first");
        assertThat(titleAtHub(dirty)).isEqualTo("edited here");
        assertThat(titleAtHub(fresh)).isEqualTo("new here");
        assertThat(stand.hub.row("ServerWinsRow", gone)).isEmpty();
        assertSettled(gone);
        assertSettled(dirty);
    }

    /** A hub that was set back without a new epoch, as by a snapshot of its disk. */
    @Test
    void aCheckpointThatIsAheadOfTheHubHoldsWhatTheHubHasLost() {
        String lost = agreed();
        String dirty = agreed();
        stand.hub.execute("delete from ServerWinsRow where id = '" + lost + "'");
        String checkpoint = stand.edge
                .query("select cast(checkpoint as varchar) as checkpoint from sync_checkpoint where collection = 'server-wins'")
                .get(0).get("checkpoint");
        stand.edge.execute("update sync_checkpoint set checkpoint = '"
                + checkpoint.replaceAll("\\.f\\.\\d+", ".f.900000000000") + "' where collection = 'server-wins'");
        editWhilePulling(dirty);

        stand.edge.sync();

        assertRefused("FROM_THE_FUTURE", stand.network.passed());
        assertThat(title(lost)).isEqualTo("first");
        assertThat(held()).contains(lost).doesNotContain(dirty);
        stand.edge.sync();
        assertThat(titleAtHub(dirty)).isEqualTo("edited here");
        assertSettled(dirty);
    }

    /** What was pushed before is over: the record is dirty when its collection is pulled anew. */
    private void editWhilePulling(String id) {
        stand.network.betweenRequestAndAnswer(request -> request.startsWith("GET"),
                () -> stand.edge.put("server-wins", id, Map.of("title", "edited here")));
    }

    private static void assertRefused(String reason, List<Passed> answers) {
        assertThat(answers).filteredOn(answer -> answer.status() == 410).first()
                .satisfies(answer -> assertThat(answer.body()).contains("\"" + reason + "\""));
    }

    private List<Passed> pushes() {
        return stand.network.passed().stream().filter(passed -> FaultyNetwork.PUSHES.test(passed.request())).toList();
    }

    private void assertSettled(String id) {
        assertThat(stand.edge.query("select * from sync_change where record_id = '" + id + "'")).isEmpty();
        assertThat(stand.edge.query("select * from sync_conflict where record_id = '" + id + "'")).isEmpty();
        assertThat(stand.edge.query("select * from sync_quarantine where record_id = '" + id + "'")).isEmpty();
    }

    private void beginEpoch() {
        stand.hub
                .execute("update sync_epoch set epoch = '" + UUID.randomUUID().toString().replace("-", "").substring(16) + "'");
    }

    /** As the hub does it when its time has come. */
    private void purge(String id) {
        String tombstone = " from sync_feed where deleted and record_id = '" + id + "'";
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !stand.hub.query("select xid" + tombstone).isEmpty());
        stand.hub.execute("insert into sync_purged (collection, xid, seq) select collection, xid, seq" + tombstone);
        stand.hub.execute("delete" + tombstone);
    }

    private List<String> held() {
        return stand.edge.query("select record_id from sync_quarantine where reason = 'HELD'").stream()
                .map(row -> row.get("record_id")).toList();
    }

    private String title(String id) {
        return stand.edge.row("ServerWinsRow", id).orElseThrow().get("title");
    }

    private String titleAtHub(String id) {
        return stand.hub.row("ServerWinsRow", id).orElseThrow().get("title");
    }

    private String agreed() {
        String id = Stand.newId();
        stand.edge.put("server-wins", id, Map.of("title", "first"));
        stand.edge.sync();
        stand.network.heal();
        return id;
    }
}
