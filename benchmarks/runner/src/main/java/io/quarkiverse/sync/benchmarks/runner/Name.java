package io.quarkiverse.sync.benchmarks.runner;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The benchmarks, with the size, the rounds of warming up and the databases that they have by themselves. */
enum Name {

    PULL(new Size(100_000, 1), 1, Unit.RATE, Pull::run, "first pull of 100,000 records", Aim.ratio(0.6), Db.H2,
            Db.POSTGRESQL),
    PUSH(new Size(10_000, 1), 5, Unit.TIME, Push::run, "10,000 local changes to the hub", Aim.pushed(600), Db.H2,
            Db.POSTGRESQL),
    NOOP(new Size(1_000, Noop.LEAST), 10, Unit.TIME, Noop::run, "10 collections, nothing changed", Aim.millis(20), Db.H2,
            Db.POSTGRESQL),
    CAPTURE(new Size(10_000, 1), 5, Unit.RATE, Capture::run, "local writes of a `@Synced` entity, against one without",
            Aim.batchedOrSingle(0.85, 0.7), Db.H2, Db.POSTGRESQL),
    MEMORY(new Size(1_000_000, Memory.LEAST), 0, Unit.RATE, Memory::run,
            "heap of an edge in `-Xmx96m` after so many pulled records", Aim.spread(10), Db.H2),
    GROWTH(new Size(1_000_000, Growth.LEAST), 5, Unit.TIME, Growth::run, "10 changes in 1,000,000 rows, against 10 in 10,000",
            Aim.ratio(0.77), Db.H2),
    HUB_PULL(new Size(1_000_000, 1), 1, Unit.RATE, HubPull::run, "the hub serves 1,000,000 records", Aim.ratio(0.7), Db.H2,
            Db.POSTGRESQL),
    HUB_PUSH(new Size(20_000, 1), 5, Unit.RATE, HubPush::run, "pushes of 500 rows into the hub", Aim.rate(10_000),
            Db.POSTGRESQL),
    START(Size.NONE, 0, Unit.TIME, Start::run, "an edge, against the same application without the extension",
            Aim.ratio(0.85), Db.H2);

    private enum Unit {
        RATE,
        TIME
    }

    private final Size size;
    private final int warmUp;
    private final Unit unit;
    private final Benchmark benchmark;
    private final String what;
    private final Aim aim;
    private final List<Db> told;

    Name(Size size, int warmUp, Unit unit, Benchmark benchmark, String what, Aim aim, Db... told) {
        this.size = size;
        this.warmUp = warmUp;
        this.unit = unit;
        this.benchmark = benchmark;
        this.what = what;
        this.aim = aim;
        this.told = List.of(told);
    }

    static Optional<Name> find(String text) {
        return Arrays.stream(values()).filter(name -> name.toString().equals(text)).findFirst();
    }

    Size size() {
        return size;
    }

    Rounds rounds(int measured) {
        return new Rounds(warmUp, measured);
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

    Aim aim() {
        return aim;
    }

    /** Whether people ask how long it takes, not how much comes through. */
    boolean inTime() {
        return unit == Unit.TIME;
    }

    /** @return the JSON line */
    String run(Db on, int rows, Rounds rounds) {
        Progress.tell("%s%s on %s", this, size == Size.NONE ? "" : " of " + rows, on);
        try {
            Figure figure = benchmark.run(on, rows, rounds).with("warmRounds", rounds.measured());
            // The worst part on top may count other rows.
            return (size == Size.NONE ? figure : figure.with("rows", rows)).line(this, on).toString();
        } finally {
            Workplace.clear();
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
