package io.quarkiverse.sync.benchmarks.runner;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** A few changes among many rows, against the same changes among few rows. */
final class Growth {

    private static final int CHANGES = 10;
    private static final int FEW = 100;
    private static final int RUNS = 21;

    /** As few have to hold what changes. */
    static final int LEAST = CHANGES * FEW;

    private Growth() {
    }

    static Figure run(Db db, int rows, Rounds rounds) {
        try (Stand many = Stand.start(db, rows); Stand few = Stand.start(db, rows / FEW)) {
            fill(many, rows, 1);
            fill(few, rows / FEW, FEW);
            Map<String, Figure> parts = new LinkedHashMap<>();
            parts.put("up", part("10 changes of the edge", many, few, Growth::up, rounds));
            parts.put("down", part("10 changes of the hub", many, few, Growth::down, rounds));
            return Figure.of(parts);
        }
    }

    /**
     * By so many pulls, each into an empty table. Few rows are pulled as often as makes many, and many are followed by as many
     * runs, so that the processes of both have compiled the same: a colder baseline would hide what grows.
     */
    private static void fill(Stand stand, int rows, int pulls) {
        Progress.tell("filling the edge with %d rows, times %d", rows, pulls);
        for (int pull = 0; pull < pulls; pull++) {
            stand.clearEdge();
            stand.sync().expect("downloaded", rows);
        }
        for (int run = pulls; run < FEW; run++) {
            stand.sync().expect("downloaded", 0);
        }
        stand.edge().http().post("/tables/settle");
    }

    private static Figure part(String what, Stand many, Stand few, Function<Stand, Sample> change, Rounds rounds) {
        return Figure.of(CHANGES, rounds.compared(what, () -> change.apply(many), () -> change.apply(few)));
    }

    private static Sample up(Stand stand) {
        return Series.typical(RUNS, () -> {
            change(stand.edge());
            return stand.sync().expect("uploaded", CHANGES).expect("downloaded", 0);
        });
    }

    private static Sample down(Stand stand) {
        return Series.typical(RUNS, () -> {
            change(stand.hub());
            return stand.sync().expect("downloaded", CHANGES).expect("uploaded", 0);
        });
    }

    private static void change(App app) {
        app.http().post("/write?entity=SYNCED&kind=UPDATE&from=0&rows=" + CHANGES + "&perTransaction=" + CHANGES);
    }
}
