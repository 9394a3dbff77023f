package io.quarkiverse.sync.benchmarks.runner;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Local changes to the hub; those that come back are counted. */
final class Push {

    private static final int PER_TRANSACTION = 500;

    private Push() {
    }

    static Figure run(Db db, int rows, Rounds rounds) {
        try (Stand stand = Stand.start(db, 0)) {
            // Enrolled, and nothing more: the first push is to find a cold process.
            stand.sync().expect("downloaded", 0);
            long[] next = { 0 };
            Supplier<Sample> inserts = () -> {
                write(stand, "INSERT", next[0], rows);
                next[0] += rows;
                return push(stand, rows);
            };
            Sample cold = rounds.cold("push of inserts", inserts);
            Map<String, Figure> parts = new LinkedHashMap<>();
            parts.put("insert", figure(rows, rounds.of("push of inserts", inserts)).cold(cold));
            parts.put("update", figure(rows, rounds.of("push of updates", () -> {
                write(stand, "UPDATE", 0, rows);
                return push(stand, rows);
            })));
            return Figure.of(parts);
        }
    }

    private static Figure figure(int rows, Series pushes) {
        return Figure.of(rows, pushes)
                .with("pulledBack", pushes.samples().stream().mapToLong(sample -> sample.count("downloaded")).sum());
    }

    private static void write(Stand stand, String kind, long from, int rows) {
        stand.edge().http().post("/write?entity=SYNCED&kind=" + kind + "&from=" + from + "&rows=" + rows
                + "&perTransaction=" + PER_TRANSACTION);
    }

    private static Sample push(Stand stand, int rows) {
        return stand.sync().expect("uploaded", rows);
    }
}
