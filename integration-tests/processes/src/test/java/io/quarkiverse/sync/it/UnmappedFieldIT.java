package io.quarkiverse.sync.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("invariant-11")
@ParameterizedClass
@EnumSource(Database.class)
class UnmappedFieldIT {

    private final Stand stand;

    UnmappedFieldIT(Database database) {
        stand = Stand.on(database);
    }

    @Test
    void aFieldThatOnlyTheHubHasSurvivesAnEditHere() {
        String id = Stand.newId();
        stand.hub.put("things", id, Map.of("title", "first", "onlyAtTheHub", "kept"));
        stand.edge.sync();
        stand.edge.put("things", id, Map.of("title", "second"));

        stand.edge.sync();

        assertThat(stand.hub.row("Thing", id)).get().extracting("title", "onlyatthehub").containsExactly("second", "kept");
        assertThat(stand.edge.query("select * from sync_conflict where record_id = '" + id + "'")).isEmpty();
    }

    @Test
    void aChangeOfThatFieldAtTheHubIsNoConflictWithAnEditHere() {
        String id = Stand.newId();
        stand.hub.put("things", id, Map.of("title", "first", "onlyAtTheHub", "old"));
        stand.edge.sync();
        stand.hub.put("things", id, Map.of("onlyAtTheHub", "new"));
        stand.edge.put("things", id, Map.of("title", "second"));

        stand.edge.sync();

        assertThat(stand.hub.row("Thing", id)).get().extracting("title", "onlyatthehub").containsExactly("second", "new");
        assertThat(stand.edge.query("select * from sync_conflict where record_id = '" + id + "'")).isEmpty();
    }
}
