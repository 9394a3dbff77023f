package io.quarkiverse.sync.benchmarks.runner;

/** A run over ten collections in which nothing has changed. */
final class Noop {

    private static final int COLLECTIONS = 10;
    private static final int RUNS = 101;

    private Noop() {
    }

    static Figure run(Db db, int rows) {
        try (Stand stand = Stand.start(db, rows)) {
            stand.edge().http().measure("/measure/sync");
            double before = stand.hub().http().number("/requests");
            Series series = Rounds.of("noop", () -> Series
                    .typical(RUNS, () -> stand.edge().http().measure("/measure/sync").expect("downloaded", 0)));
            double requests = stand.hub().http().number("/requests") - before;
            return Figure.of(series).with("rows", rows).with("requestsPerCollection",
                    requests / series.samples().size() / RUNS / COLLECTIONS);
        }
    }
}
