package io.quarkiverse.sync.benchmarks.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

class ReadmeTableTest {

    private static final String BEFORE = """
            # Title
            <!-- figures: written by benchmarks/run.sh all -->
            | old head |
            | `pull` | h2 | old |
            | `push` | h2 | old one |
            | `push` | h2 | old two |

            Measured long ago.
            <!-- end of figures -->
            After.
            """;

    @TempDir
    Path folder;
    private Path readme;

    @BeforeEach
    void write() throws Exception {
        readme = Files.writeString(folder.resolve("README.md"), BEFORE);
    }

    @Test
    void replacesWhatIsMeasuredAndKeepsTheRest() throws Exception {
        new ReadmeTable(readme, "Measured today").write(List.of(line("""
                {"benchmark":"pull","db":"h2","rows":10,"rowsPerSecond":1234.5,"baselineRowsPerSecond":2000,"ratio":0.617,
                "variants":{}}""")));

        assertThat(readme).content().startsWith("""
                # Title
                <!-- figures: written by benchmarks/run.sh all -->
                | | database | what | figure | baseline | ratio | aim |
                |---|---|---|---|---|---|---|
                | `pull` | h2 | first pull of 100,000 records | 1,235 rows/s | 2,000 rows/s | 0.62 | ratio ≥ 0.6: met |
                | `push` | h2 | old one |
                | `push` | h2 | old two |

                Measured today; of an earlier run: `pull` on postgresql, `push` on h2,""").endsWith("""
                .
                <!-- end of figures -->
                After.
                """).doesNotContain("long ago");
    }

    @Test
    void hasARowForEachPartAndSaysWhichFallShort() throws Exception {
        new ReadmeTable(readme, "Measured today").write(List.of(line("""
                {"benchmark":"push","db":"h2","rows":10,"variants":{"insert":{"seconds":0.6,"pulledBack":0},
                "update":{"seconds":0.7,"pulledBack":0}}}"""), line("""
                {"benchmark":"memory","db":"h2","rows":10,"variants":{"10000":{"rows":10000,"heapMb":40.04},
                "spread":{"heapSpreadMb":10.5}}}""")));

        assertThat(readme).content().contains("""
                | `push` | h2 | 10,000 local changes to the hub: insert | 600 ms |  |  | ≤ 600 ms, none pulled back: met |
                | `push` | h2 | 10,000 local changes to the hub: update | 700 ms |  |  | ≤ 600 ms, none pulled back: short |
                """).contains(": 10000 | 40.0 MB |  |  |  |\n").contains(": spread | 10.5 MB |  |  | flat ± 10 MB: short |\n")
                .doesNotContain("old one");
    }

    @Test
    void leavesAReadmeWithoutMarkersAlone() throws Exception {
        Files.writeString(readme, "# Title\n");

        assertThatIllegalStateException().isThrownBy(() -> new ReadmeTable(readme, "").write(List.of()))
                .withMessageContaining("no place for the figures");
        assertThat(readme).hasContent("# Title\n");
    }

    private static JsonNode line(String json) throws Exception {
        return Http.JSON.readTree(json);
    }
}
