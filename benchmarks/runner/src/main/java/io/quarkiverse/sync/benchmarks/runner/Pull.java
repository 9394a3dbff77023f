package io.quarkiverse.sync.benchmarks.runner;

/** A first pull into an empty table, against plain JDBC with the same pages. */
final class Pull {

    private Pull() {
    }

    static Figure run(Db db, int rows) {
        try (Stand stand = Stand.start(db, rows)) {
            return Rounds.compared("pull", rows, () -> {
                stand.clearEdge();
                return stand.sync().expect("downloaded", rows);
            }, () -> {
                stand.clearEdge();
                return stand.edge().http().measure("/measure/plain-pull").expect("downloaded", rows);
            });
        }
    }
}
