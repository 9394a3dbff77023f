package io.quarkiverse.sync.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.JsonNode;

/** The thin slice: one entity, one edit each way, between two processes. */
@ParameterizedClass
@EnumSource(Database.class)
class AgreementIT {

    private final Stand stand;

    AgreementIT(Database database) {
        stand = Stand.on(database);
    }

    @Test
    void anEditOfEachSideReachesTheOther() {
        String fromTheEdge = Stand.newId();
        String fromTheHub = Stand.newId();
        stand.edge.put("server-wins", fromTheEdge, Map.of("title", "written at the edge", "rating", 3));
        stand.hub.put("server-wins", fromTheHub, Map.of("title", "written at the hub"));

        JsonNode result = stand.edge.sync();

        assertThat(result.path("outcome").asText()).isEqualTo("COMPLETED");
        assertThat(stand.hub.row("ServerWinsRow", fromTheEdge)).get().extracting("title", "rating")
                .containsExactly("written at the edge", "3");
        assertThat(stand.edge.row("ServerWinsRow", fromTheHub)).get().extracting("title").isEqualTo("written at the hub");
    }

    @Test
    void updatesAndDeletesFollow() {
        String updated = Stand.newId();
        String deletedHere = Stand.newId();
        String deletedThere = Stand.newId();
        for (String id : new String[] { updated, deletedHere, deletedThere }) {
            stand.edge.put("server-wins", id, Map.of("title", "first"));
        }
        stand.edge.sync();
        stand.edge.put("server-wins", updated, Map.of("title", "second"));
        stand.edge.delete("server-wins", deletedHere);
        stand.hub.delete("server-wins", deletedThere);

        stand.edge.sync();

        assertThat(stand.hub.row("ServerWinsRow", updated)).get().extracting("title").isEqualTo("second");
        assertThat(stand.hub.row("ServerWinsRow", deletedHere)).isEmpty();
        assertThat(stand.edge.row("ServerWinsRow", deletedThere)).isEmpty();
        assertThat(stand.edge.query("select record_id from sync_change")).extracting(change -> change.get("record_id"))
                .doesNotContain(updated, deletedHere, deletedThere);
    }

    @Test
    void parentsArriveBeforeTheirChildrenAndLeaveAfterThem() {
        String parent = Stand.newId();
        String child = Stand.newId();
        stand.edge.put("parents", parent, Map.of("title", "parent"));
        stand.edge.put("children", child, Map.of("title", "child", "parentId", parent));
        stand.edge.sync();
        assertThat(stand.hub.row("Child", child)).get().extracting("parent_id").isEqualTo(parent);

        stand.hub.delete("children", child);
        stand.hub.delete("parents", parent);
        stand.edge.sync();

        assertThat(stand.edge.row("Child", child)).isEmpty();
        assertThat(stand.edge.row("Parent", parent)).isEmpty();
    }

    @Test
    void whatTheEdgePushedIsNotSentBack() {
        stand.edge.sync();
        stand.edge.put("server-wins", Stand.newId(), Map.of("title", "no echo"));

        JsonNode result = stand.edge.sync();

        assertThat(result.path("uploaded").asInt()).isEqualTo(1);
        assertThat(result.path("downloaded").asInt()).isZero();
    }
}
