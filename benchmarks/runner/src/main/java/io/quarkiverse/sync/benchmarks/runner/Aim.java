package io.quarkiverse.sync.benchmarks.runner;

import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;

/** What a figure is held against. */
@FunctionalInterface
interface Aim {

    /** @return what is aimed at, and whether the figure of this part meets it */
    String judge(Db db, String part, JsonNode figure);

    static Aim ratio(double least) {
        return (db, part, figure) -> met("ratio ≥ " + least, figure.path("ratio").doubleValue() >= least);
    }

    static Aim batchedOrSingle(double leastBatched, double leastSingle) {
        return (db, part, figure) -> ratio(part.startsWith("batched") ? leastBatched : leastSingle).judge(db, part, figure);
    }

    static Aim millis(int most) {
        return (db, part, figure) -> met("≤ " + most + " ms", figure.path("seconds").doubleValue() * 1000 <= most);
    }

    /** The time is aimed at on H2 only. */
    static Aim pushed(int most) {
        return (db, part, figure) -> {
            boolean none = figure.path("pulledBack").asLong(-1) == 0;
            return db == Db.H2
                    ? met("≤ " + most + " ms, none pulled back", none && figure.path("seconds").doubleValue() * 1000 <= most)
                    : met("none pulled back", none);
        };
    }

    static Aim rate(int least) {
        return (db, part, figure) -> met(String.format(Locale.ROOT, "≥ %,d rows/s", least),
                figure.path("rowsPerSecond").doubleValue() >= least);
    }

    /** Of all marks together. */
    static Aim spread(int most) {
        return (db, part, figure) -> figure.has(Memory.SPREAD)
                ? met("flat ± " + most + " MB", figure.get(Memory.SPREAD).doubleValue() <= most)
                : "";
    }

    private static String met(String aim, boolean met) {
        return aim + (met ? ": met" : ": short");
    }
}
