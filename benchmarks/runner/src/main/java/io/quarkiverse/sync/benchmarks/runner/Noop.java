package io.quarkiverse.sync.benchmarks.runner;

import java.util.List;

/** A run over ten collections in which nothing has changed. */
final class Noop {

    private static final List<String> TABLES = List.of("Visit", "Asset", "Bill", "Contact", "Depot", "Estimate", "Fault",
            "Gauge", "Holiday", "Invoice");
    private static final int RUNS = 101;

    /** None of them is empty. */
    static final int LEAST = TABLES.size();

    private Noop() {
    }

    static Figure run(Db db, int rows, Rounds rounds) {
        try (Stand stand = Stand.start(db, 0)) {
            seed(stand.hub(), rows);
            stand.edge().http().measure("/measure/sync").expect("downloaded", rows);
            Series series = rounds.of("noop", () -> Series.typical(RUNS, () -> noop(stand)));
            // Each run has made so many, or it had failed.
            return Figure.of(series).with("requestsPerCollection", 1L);
        }
    }

    private static void seed(App hub, int rows) {
        long from = 0;
        for (int table = 0; table < TABLES.size(); table++) {
            long to = (long) rows * (table + 1) / TABLES.size();
            Stand.seed(hub, TABLES.get(table), from, to);
            from = to;
        }
    }

    private static Sample noop(Stand stand) {
        long before = stand.hub().http().count("/requests");
        Sample run = stand.edge().http().measure("/measure/sync").expect("uploaded", 0).expect("downloaded", 0);
        long requests = stand.hub().http().count("/requests") - before;
        if (requests != TABLES.size()) {
            throw new IllegalStateException("A run without changes made %d requests for %d collections"
                    .formatted(requests, TABLES.size()));
        }
        return run;
    }
}
