package io.quarkiverse.sync.benchmarks.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
    private final String circumstances;

    /** @param circumstances under which all new rows were measured */
    ReadmeTable(Path readme, String circumstances) {
        this.readme = readme;
        this.circumstances = circumstances;
    }

    /** Rows of what is not measured yet stay, and are named below. */
    void write(List<JsonNode> lines) throws IOException {
        String text = Files.readString(readme);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException(readme + " has no place for the figures: " + BEGIN.trim() + " … " + END);
        }
        String before = text.substring(begin + BEGIN.length(), end);
        Files.writeString(readme, text.substring(0, begin) + BEGIN + table(lines, before) + text.substring(end));
    }

    private String table(List<JsonNode> lines, String before) {
        StringBuilder table = new StringBuilder(HEAD);
        List<String> earlier = new ArrayList<>();
        for (Name name : Name.values()) {
            for (Db db : name.told()) {
                Optional<JsonNode> line = lines.stream().filter(its -> its.get("benchmark").asText().equals(name.toString())
                        && its.get("db").asText().equals(db.toString())).findFirst();
                line.ifPresentOrElse(its -> rows(table, name, db, its), () -> {
                    before.lines().filter(row -> row.startsWith(start(name, db)))
                            .forEach(row -> table.append(row).append('\n'));
                    earlier.add("`" + name + "` on " + db);
                });
            }
        }
        table.append('\n').append(circumstances);
        if (!earlier.isEmpty()) {
            table.append("; of an earlier run: ").append(String.join(", ", earlier));
        }
        return table.append(".\n").toString();
    }

    private static void rows(StringBuilder table, Name name, Db db, JsonNode line) {
        if (line.get("variants").isEmpty()) {
            table.append(row(name, db, "", line));
        }
        line.get("variants").properties().forEach(part -> table.append(row(name, db, part.getKey(), part.getValue())));
    }

    private static String row(Name name, Db db, String part, JsonNode figure) {
        Cell cell = Cell.of(name, figure);
        String ratio = figure.path("ratio").isNumber()
                ? String.format(Locale.ROOT, "%.2f", figure.get("ratio").doubleValue())
                : "";
        return "%s %s | %s | %s | %s | %s |\n".formatted(start(name, db),
                part.isEmpty() ? name.what() : name.what() + ": " + part,
                cell.figure(), cell.baseline(), ratio, name.aim().judge(db, part, figure));
    }

    private static String start(Name name, Db db) {
        return "| `%s` | %s |".formatted(name, db);
    }
}
