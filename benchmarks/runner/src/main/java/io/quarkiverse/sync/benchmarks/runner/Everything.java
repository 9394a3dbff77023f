package io.quarkiverse.sync.benchmarks.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

/** All benchmarks, each on the databases on which its figure is told, and the table in the README. */
record Everything(Path readme, int measured) {

    void run() throws IOException {
        ReadmeTable table = new ReadmeTable(readme, circumstances());
        List<JsonNode> lines = new ArrayList<>();
        for (Name name : Name.values()) {
            for (Db db : name.told()) {
                String line = name.run(db, name.size().usual(), name.rounds(measured));
                System.out.println(line);
                lines.add(Http.JSON.readTree(line));
                // After each, so that an hour's work is not lost with the last of them.
                table.write(lines);
            }
        }
    }

    private static String circumstances() {
        return "Measured on %s with JDK %s, %s and %d processors".formatted(LocalDate.now(),
                System.getProperty("java.version"),
                Arrays.stream(Db.values()).map(Everything::product).collect(Collectors.joining(", ")),
                Runtime.getRuntime().availableProcessors());
    }

    private static String product(Db db) {
        try (App hub = Stand.hub(db, 0)) {
            return hub.http().text("/tables/product");
        }
    }
}
