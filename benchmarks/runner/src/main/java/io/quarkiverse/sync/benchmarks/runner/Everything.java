package io.quarkiverse.sync.benchmarks.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** All benchmarks, each on the databases on which its figure is told, and the table in the README. */
final class Everything {

    private final ReadmeTable table;

    Everything(Path readme) {
        this.table = new ReadmeTable(readme);
    }

    void run() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (Name name : Name.values()) {
            for (Db db : name.told()) {
                String line = name.run(db, name.rows());
                System.out.println(line);
                lines.add(Http.JSON.readTree(line));
                // After each, so that an hour's work is not lost with the last of them.
                table.write(lines);
            }
        }
    }
}
