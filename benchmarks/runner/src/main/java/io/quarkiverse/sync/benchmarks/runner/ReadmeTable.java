package io.quarkiverse.sync.benchmarks.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;

/** The table of figures between two markers. */
final class ReadmeTable {

    private static final String BEGIN = "<!-- figures: written by benchmarks/run.sh all -->\n";
    private static final String END = "<!-- end of figures -->";
    private static final String HEAD = """
            | | database | what | figure | baseline | ratio | aim |
            |---|---|---|---|---|---|---|
            """;

    private final Path readme;

    ReadmeTable(Path readme) {
        this.readme = readme;
    }

    void write(List<JsonNode> lines) throws IOException {
        String text = Files.readString(readme);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException(readme + " has no place for the figures: " + BEGIN.trim() + " … " + END);
        }
        StringBuilder table = new StringBuilder(HEAD);
        lines.forEach(line -> rows(table, line));
        Files.writeString(readme, text.substring(0, begin) + BEGIN + table + text.substring(end));
    }

    private static void rows(StringBuilder table, JsonNode line) {
        Name name = Name.of(line.get("benchmark").asText());
        String db = line.get("db").asText();
        if (line.get("variants").isEmpty()) {
            table.append(row(name, db, name.what(), line));
            return;
        }
        line.get("variants").properties()
                .forEach(part -> table.append(row(name, db, name.what() + ": " + part.getKey(), part.getValue())));
    }

    private static String row(Name name, String db, String what, JsonNode part) {
        Cell cell = Cell.of(name, part);
        String ratio = part.path("ratio").isNumber() ? String.format(Locale.ROOT, "%.2f", part.get("ratio").doubleValue()) : "";
        return "| `%s` | %s | %s | %s | %s | %s | %s |%n".formatted(name, db, what, cell.figure(), cell.baseline(), ratio,
                name.aim());
    }
}
