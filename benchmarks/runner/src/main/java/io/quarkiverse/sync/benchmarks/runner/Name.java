package io.quarkiverse.sync.benchmarks.runner;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;

/** The benchmarks, with the size and the databases that they have by themselves. */
enum Name {

    PULL(100_000, Unit.RATE, Pull::run, "first pull of 100,000 records", "ratio ≥ 0.6", Db.H2, Db.POSTGRESQL),
    PUSH(10_000, Unit.TIME, Push::run, "10,000 local changes to the hub", "≤ 600 ms on H2, none pulled back", Db.H2,
            Db.POSTGRESQL),
    NOOP(1_000, Unit.TIME, Noop::run, "10 collections, nothing changed", "≤ 20 ms", Db.H2, Db.POSTGRESQL),
    CAPTURE(10_000, Unit.RATE, Capture::run, "local writes of a `@Synced` entity, against one without",
            "ratio ≥ 0.85 batched, ≥ 0.7 single", Db.H2, Db.POSTGRESQL),
    MEMORY(1_000_000, Unit.RATE, Memory::run, "heap of an edge in `-Xmx96m` after so many pulled records", "flat ± 10 MB",
            Db.H2),
    GROWTH(1_000_000, Unit.TIME, Growth::run, "10 changes in 1,000,000 rows, against 10 in 10,000", "ratio ≥ 0.77", Db.H2),
    HUB_PULL(1_000_000, Unit.RATE, HubPull::run, "the hub serves 1,000,000 records", "ratio ≥ 0.7", Db.H2, Db.POSTGRESQL),
    HUB_PUSH(20_000, Unit.RATE, HubPush::run, "pushes of 500 rows into the hub", "≥ 10,000 rows/s", Db.POSTGRESQL),
    START(1, Unit.TIME, Start::run, "an edge, against the same application without the extension", "ratio ≥ 0.85", Db.H2);

    private enum Unit {
        RATE,
        TIME
    }

    private final int rows;
    private final Unit unit;
    private final BiFunction<Db, Integer, Figure> benchmark;
    private final String what;
    private final String aim;
    private final List<Db> told;

    Name(int rows, Unit unit, BiFunction<Db, Integer, Figure> benchmark, String what, String aim, Db... told) {
        this.rows = rows;
        this.unit = unit;
        this.benchmark = benchmark;
        this.what = what;
        this.aim = aim;
        this.told = List.of(told);
    }

    static Name of(String text) {
        return Arrays.stream(values()).filter(name -> name.toString().equals(text)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no benchmark '" + text + "'."));
    }

    int rows() {
        return rows;
    }

    Db db() {
        return told.get(0);
    }

    /** Where the figure is told in the README. */
    List<Db> told() {
        return told;
    }

    String what() {
        return what;
    }

    String aim() {
        return aim;
    }

    /** Whether people ask how long it takes, not how much comes through. */
    boolean inTime() {
        return unit == Unit.TIME;
    }

    /** @return the JSON line */
    String run(Db on, int size) {
        Progress.tell("%s of %d on %s", this, size, on);
        try {
            return benchmark.apply(on, size).line(this, on).toString();
        } finally {
            Workplace.clear();
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
