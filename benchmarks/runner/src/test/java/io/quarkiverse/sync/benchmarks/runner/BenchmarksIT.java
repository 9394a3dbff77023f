package io.quarkiverse.sync.benchmarks.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

/** Every benchmark runs and tells what it is to tell, at a size that tells nothing. */
class BenchmarksIT {

    /** Once and cold, as its line says: what comes out is not for people. */
    private static final Rounds ONCE = new Rounds(0, 1);

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            "pull,     2000,  compared, -,                                                            top",
            "push,     500,   alone,    insert update,                                                insert",
            "noop,     100,   alone,    -,                                                            -",
            "capture,  200,   compared, batched-insert single-insert batched-update single-update,    batched-insert",
            "memory,   60000, alone,    10000 60000 spread,                                           top",
            "growth,   2000,  compared, up down,                                                      -",
            "hub-pull, 3000,  compared, -,                                                            top",
            "hub-push, 1000,  compared, insert update,                                                insert",
            "start,    0,     compared, ready rss,                                                    ready" })
    void tellsItsFigures(String name, int rows, String how, String variants, String cold) throws Exception {
        JsonNode line = Http.JSON.readTree(Name.find(name).orElseThrow().run(Db.H2, rows, ONCE));

        assertThat(names(line)).contains("rows", "seconds", "rowsPerSecond", "baselineRowsPerSecond", "ratio", "cold",
                "variants", "heapPeakMb", "bytesReceived");
        assertThat(line.path("benchmark").asText()).isEqualTo(name);
        assertThat(line.path("db").asText()).isEqualTo("h2");
        assertThat(line.path("rows").asInt()).isEqualTo(rows);
        assertThat(line.path("warmRounds").asInt()).isEqualTo(1);
        assertThat(line.path("seconds").doubleValue()).isPositive();
        assertThat(names(line.path("variants"))).isEqualTo(variants == null ? Set.of() : Set.of(variants.split(" ")));
        requireRatios(line, how.equals("compared"));
        requireCold(line, cold);
        requireOwn(name, line);
    }

    private static void requireRatios(JsonNode line, boolean compared) {
        assertThat(line.path("ratio").isNumber()).isEqualTo(compared);
        assertThat(line.path("ratio").isNull()).isNotEqualTo(compared);
        requireRatio(line);
        JsonNode variants = line.path("variants");
        variants.forEach(BenchmarksIT::requireRatio);
        if (compared && !variants.isEmpty()) {
            assertThat(variants).allMatch(part -> part.path("ratio").isNumber());
            assertThat(line.path("ratio").doubleValue()).isEqualTo(StreamSupport.stream(variants.spliterator(), false)
                    .mapToDouble(part -> part.path("ratio").doubleValue()).min().orElseThrow());
        }
    }

    /** Both were rounded. */
    private static void requireRatio(JsonNode figure) {
        JsonNode baseline = figure.path("baselineRowsPerSecond");
        if (baseline.isNumber()) {
            double ratio = figure.path("rowsPerSecond").doubleValue() / baseline.doubleValue();
            assertThat(figure.path("ratio").doubleValue()).isCloseTo(ratio, within(ratio / 500));
        }
    }

    /** @param where the part that began with a new process; null: none */
    private static void requireCold(JsonNode line, String where) {
        Map<String, JsonNode> figures = names(line.path("variants")).stream()
                .collect(Collectors.toMap(part -> part, part -> line.path("variants").path(part)));
        if (figures.isEmpty() || "top".equals(where)) {
            figures.put("top", line);
        }
        figures.forEach((part, figure) -> {
            JsonNode cold = figure.path("cold");
            assertThat(names(cold)).doesNotContain("baselineRowsPerSecond", "ratio");
            assertThat(cold.path("seconds").doubleValue() > 0).as(part).isEqualTo(part.equals(where));
        });
    }

    private static void requireOwn(String name, JsonNode line) {
        JsonNode variants = line.path("variants");
        switch (name) {
            case "push" -> assertThat(variants).allMatch(part -> part.path("pulledBack").asInt(-1) == 0);
            case "noop" -> assertThat(line.path("requestsPerCollection").asInt()).isEqualTo(1);
            case "memory" -> {
                assertThat(variants.path("10000").path("rows").asInt()).isBetween(10_000, 59_999);
                assertThat(variants.path("60000").path("rows").asInt()).isEqualTo(60_000);
                assertThat(variants.path("60000").path("heapMb").doubleValue()).isBetween(1.0, 96.0);
                assertThat(line.path(Memory.SPREAD)).isEqualTo(variants.path("spread").path(Memory.SPREAD));
            }
            case "hub-pull" -> assertThat(line.path("bytesReceived").asInt()).isPositive();
            case "hub-push" -> assertThat(variants).allMatch(part -> part.path("rowsPerSecondFolded")
                    .doubleValue() <= part.path("rowsPerSecond").doubleValue() && part.path("heapPeakMb").asInt() > 0);
            case "start" -> assertThat(variants.path("rss").path("residentMb").doubleValue()).isPositive();
            default -> assertThat(line.path("heapPeakMb").asInt()).isPositive();
        }
    }

    private static Set<String> names(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }
}
