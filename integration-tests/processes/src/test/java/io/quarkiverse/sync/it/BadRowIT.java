package io.quarkiverse.sync.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.JsonNode;

@Tag("invariant-09")
@ParameterizedClass
@EnumSource(Database.class)
class BadRowIT {

    private final Stand stand;

    BadRowIT(Database database) {
        stand = Stand.on(database);
    }

    @Test
    void aRowThatCannotBeStoredHereIsSetAsideAndThePageGoesOn() {
        String serial = Stand.newId();
        String holder = Stand.newId();
        stand.edge.put("things", holder, Map.of("title", "has the serial", "serial", serial));
        stand.edge.sync();
        String bad = Stand.newId();
        String before = Stand.newId();
        String after = Stand.newId();
        stand.hub.put("things", before, Map.of("title", "good"));
        stand.hub.put("things", bad, Map.of("title", "bad", "serial", serial));
        stand.hub.put("things", after, Map.of("title", "good"));

        JsonNode result = stand.edge.sync();

        assertThat(result.path("outcome").asText()).isEqualTo("PARTIAL");
        assertThat(result.toString()).contains(bad);
        assertThat(stand.edge.row("Thing", before)).isPresent();
        assertThat(stand.edge.row("Thing", after)).isPresent();
        assertThat(stand.edge.row("Thing", bad)).isEmpty();
        assertThat(stand.edge.query("select document from sync_quarantine where record_id = '" + bad + "'")).singleElement()
                .asString().contains("bad");

        stand.hub.put("things", bad, Map.of("serial", Stand.newId()));
        stand.edge.sync();
        assertThat(stand.edge.row("Thing", bad)).isPresent();
        assertThat(stand.edge.query("select * from sync_quarantine where record_id = '" + bad + "'")).isEmpty();
    }
}
