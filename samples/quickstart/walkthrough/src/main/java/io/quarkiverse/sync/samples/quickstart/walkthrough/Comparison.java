package io.quarkiverse.sync.samples.quickstart.walkthrough;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Two databases, row by row.
 *
 * @param records how many the hub has
 * @param differences one line for each record that is not the same on both sides
 */
record Comparison(int records, List<String> differences) {

    static Comparison of(App hub, App edge) {
        return of(hub.rows(), edge.rows());
    }

    static Comparison of(Map<String, JsonNode> there, Map<String, JsonNode> here) {
        TreeSet<String> all = new TreeSet<>(there.keySet());
        all.addAll(here.keySet());
        List<String> differences = all.stream().filter(record -> !Objects.equals(there.get(record), here.get(record)))
                .map(record -> "%s: hub %s, edge %s".formatted(record, shown(there.get(record)), shown(here.get(record))))
                .toList();
        return new Comparison(there.size(), differences);
    }

    private static String shown(JsonNode row) {
        return row == null ? "has nothing" : row.toString();
    }
}
