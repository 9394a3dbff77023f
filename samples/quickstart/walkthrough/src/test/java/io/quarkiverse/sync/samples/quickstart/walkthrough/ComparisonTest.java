package io.quarkiverse.sync.samples.quickstart.walkthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

class ComparisonTest {

    @Test
    void equalRowsAreNoDifference() {
        Comparison comparison = Comparison.of(Map.of("cities/1", row("Lagos")), Map.of("cities/1", row("Lagos")));

        assertThat(comparison.records()).isEqualTo(1);
        assertThat(comparison.differences()).isEmpty();
    }

    @Test
    void otherMissingAndSurplusRowsAreDifferences() {
        Comparison comparison = Comparison.of(Map.of("cities/1", row("Lagos"), "cities/2", row("Quito")),
                Map.of("cities/1", row("Eko"), "cities/3", row("Oslo")));

        assertThat(comparison.records()).isEqualTo(2);
        assertThat(comparison.differences()).containsExactly(
                "cities/1: hub {\"name\":\"Lagos\"}, edge {\"name\":\"Eko\"}",
                "cities/2: hub {\"name\":\"Quito\"}, edge has nothing",
                "cities/3: hub has nothing, edge {\"name\":\"Oslo\"}");
    }

    private static JsonNode row(String name) {
        return JsonNodeFactory.instance.objectNode().put("name", name);
    }
}
