package io.quarkiverse.sync.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.JsonNode;

/** A hub whose history is another one than before, as after a restore from a backup: what the edge has may be the last copy. */
@Tag("invariant-08")
@ParameterizedClass
@EnumSource(Database.class)
class HubRestoredIT {

    private final Stand stand;

    HubRestoredIT(Database database) {
        stand = Stand.alone(database, Map.of());
    }

    @AfterEach
    void close() {
        stand.close();
    }

    @Test
    void whatMayBeTheLastCopyIsHeldAndTheRestGoesOn() {
        String lost = agreed();
        String older = agreed();
        String edited = agreed();
        String same = agreed();
        stand.hub.execute("delete from ServerWinsRow where id = '" + lost + "'");
        stand.hub.execute("update ServerWinsRow set title = 'older' where id = '" + older + "'");
        stand.hub.execute("update sync_epoch set epoch = 'restored'");
        stand.edge.put("server-wins", edited, Map.of("title", "edited here"));
        String fresh = Stand.newId();
        stand.hub.put("server-wins", fresh, Map.of("title", "written after the restore"));

        JsonNode result = stand.edge.sync();

        assertThat(result.path("outcome").asText()).isEqualTo("PARTIAL");
        assertThat(title(lost)).isEqualTo("first");
        assertThat(title(older)).isEqualTo("first");
        assertThat(title(edited)).isEqualTo("edited here");
        assertThat(title(same)).isEqualTo("first");
        assertThat(title(fresh)).isEqualTo("written after the restore");
        assertThat(stand.edge.query("select record_id from sync_quarantine where reason = 'HELD'"))
                .extracting(row -> row.get("record_id")).contains(lost, older);
        assertThat(stand.hub.row("ServerWinsRow", older)).get().extracting("title").isEqualTo("older");
    }

    private String title(String id) {
        return stand.edge.row("ServerWinsRow", id).orElseThrow().get("title");
    }

    private String agreed() {
        String id = Stand.newId();
        stand.edge.put("server-wins", id, Map.of("title", "first"));
        stand.edge.sync();
        return id;
    }
}
