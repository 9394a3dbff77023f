package io.quarkiverse.sync.benchmarks.runner;

import java.util.function.Supplier;

/** A first pull into an empty table, against plain JDBC with the same pages. */
final class Pull {

    private Pull() {
    }

    static Figure run(Db db, int rows, Rounds rounds) {
        try (Stand stand = Stand.start(db, rows)) {
            Supplier<Sample> ours = () -> {
                stand.clearEdge();
                return stand.sync().expect("downloaded", rows);
            };
            Sample cold = rounds.cold("pull", ours);
            return Figure.of(rows, rounds.compared("pull", ours, () -> {
                stand.clearEdge();
                return stand.edge().http().measure("/measure/plain-pull").expect("downloaded", rows);
            })).cold(cold);
        }
    }
}
