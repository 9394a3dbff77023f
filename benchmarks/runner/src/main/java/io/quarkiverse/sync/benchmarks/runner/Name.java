package io.quarkiverse.sync.benchmarks.runner;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.BiFunction;

/** The benchmarks, with the size and the database that they have by themselves. */
enum Name {

    PULL(100_000, Db.H2, Pull::run),
    PUSH(10_000, Db.H2, Push::run),
    NOOP(1_000, Db.H2, Noop::run),
    CAPTURE(10_000, Db.H2, Capture::run),
    MEMORY(1_000_000, Db.H2, Memory::run),
    GROWTH(1_000_000, Db.H2, Growth::run),
    HUB_PULL(1_000_000, Db.H2, HubPull::run),
    HUB_PUSH(20_000, Db.POSTGRESQL, HubPush::run),
    START(1, Db.H2, Start::run);

    private final int rows;
    private final Db db;
    private final BiFunction<Db, Integer, Figure> benchmark;

    Name(int rows, Db db, BiFunction<Db, Integer, Figure> benchmark) {
        this.rows = rows;
        this.db = db;
        this.benchmark = benchmark;
    }

    static Name of(String text) {
        return Arrays.stream(values()).filter(name -> name.toString().equals(text)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no benchmark '" + text + "'."));
    }

    int rows() {
        return rows;
    }

    Db db() {
        return db;
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
