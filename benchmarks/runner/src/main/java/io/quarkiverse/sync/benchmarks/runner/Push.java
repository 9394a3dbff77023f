package io.quarkiverse.sync.benchmarks.runner;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Local changes to the hub, which must not come back in the same run. */
final class Push {

    private static final int PER_TRANSACTION = 500;

    private Push() {
    }

    static Figure run(Db db, int rows) {
        try (Stand stand = Stand.start(db, rows)) {
            stand.sync();
            Map<String, Figure> parts = new LinkedHashMap<>();
            long[] next = { rows };
            parts.put("insert", part("push of inserts", rows, () -> {
                write(stand, "INSERT", next[0], rows);
                next[0] += rows;
                return push(stand, rows);
            }));
            parts.put("update", part("push of updates", rows, () -> {
                write(stand, "UPDATE", 0, rows);
                return push(stand, rows);
            }));
            return Figure.of(parts).with("pulledBack", 0L);
        }
    }

    private static Figure part(String what, int rows, Supplier<Sample> push) {
        return Figure.of(rows, Rounds.of(what, push));
    }

    private static void write(Stand stand, String kind, long from, int rows) {
        stand.edge().http().post("/write?entity=SYNCED&kind=" + kind + "&from=" + from + "&rows=" + rows
                + "&perTransaction=" + PER_TRANSACTION);
    }

    private static Sample push(Stand stand, int rows) {
        return stand.sync().expect("uploaded", rows).expect("downloaded", 0);
    }
}
