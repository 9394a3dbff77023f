package io.quarkiverse.sync.benchmarks.runner;

import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;

/** A figure and its baseline in the unit that people ask for. */
record Cell(String figure, String baseline) {

    static Cell of(Name name, JsonNode part) {
        if (part.has("residentMb")) {
            return new Cell(text("%.0f MB", part.get("residentMb")), text("%.0f MB", part.get("baselineResidentMb")));
        }
        if (part.has(Memory.SPREAD)) {
            return new Cell(text("%.1f MB", part.get(Memory.SPREAD)), "");
        }
        if (part.has("heapMb")) {
            return new Cell(text("%.1f MB", part.get("heapMb")), "");
        }
        if (part.has("baselineSeconds")) {
            return new Cell(text("%.2f s", part.get("seconds")), text("%.2f s", part.get("baselineSeconds")));
        }
        if (name.inTime()) {
            JsonNode baseline = part.path("baselineRowsPerSecond");
            return new Cell(millis(part.get("seconds").doubleValue()), baseline.isNumber()
                    ? millis(part.get("rows").doubleValue() / baseline.doubleValue())
                    : "");
        }
        return new Cell(text("%,.0f rows/s", part.get("rowsPerSecond")),
                text("%,.0f rows/s", part.path("baselineRowsPerSecond")));
    }

    private static String millis(double seconds) {
        return String.format(Locale.ROOT, "%,.0f ms", seconds * 1000);
    }

    private static String text(String format, JsonNode value) {
        return value.isNumber() ? String.format(Locale.ROOT, format, value.doubleValue()) : "";
    }
}
