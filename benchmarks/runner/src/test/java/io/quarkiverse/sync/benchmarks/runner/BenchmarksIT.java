package io.quarkiverse.sync.benchmarks.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.StreamSupport;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

/** Every benchmark runs, at a size that tells nothing. */
class BenchmarksIT {

    @ParameterizedTest
    @CsvSource({ "pull, 2000", "push, 500", "noop, 100", "capture, 200", "memory, 11000", "growth, 2000", "hub-pull, 3000",
            "hub-push, 1000", "start, 1" })
    void printsItsFigures(String name, int rows) throws Exception {
        JsonNode line = Http.JSON.readTree(Name.of(name).run(Db.H2, rows));

        assertThat(line.path("benchmark").asText()).isEqualTo(name);
        assertThat(line.path("db").asText()).isEqualTo("h2");
        assertThat(StreamSupport.stream(((Iterable<String>) line::fieldNames).spliterator(), false)).contains("rows", "seconds",
                "rowsPerSecond", "baselineRowsPerSecond", "ratio", "cold", "variants", "heapPeakMb", "bytesReceived");
    }
}
