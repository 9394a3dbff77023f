package io.quarkiverse.sync.benchmarks.runner;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** A few changes among many rows, against the same changes among few rows. */
final class Growth {

    private static final int CHANGES = 10;
    private static final int FEW = 100;
    private static final int RUNS = 21;

    private Growth() {
    }

    static Figure run(Db db, int rows) {
        try (Stand many = filled(db, rows); Stand few = filled(db, rows / FEW)) {
            Map<String, Figure> parts = new LinkedHashMap<>();
            parts.put("up", part("10 changes of the edge", many, few, Growth::up));
            parts.put("down", part("10 changes of the hub", many, few, Growth::down));
            return Figure.of(parts);
        }
    }

    private static Stand filled(Db db, int rows) {
        Stand stand = Stand.start(db, rows);
        Progress.tell("filling the edge with %d rows", rows);
        stand.sync().expect("downloaded", rows);
        stand.edge().http().post("/tables/settle");
        return stand;
    }

    private static Figure part(String what, Stand many, Stand few, Function<Stand, Sample> change) {
        return Rounds.compared(what, CHANGES, () -> change.apply(many), () -> change.apply(few));
    }

    private static Sample up(Stand stand) {
        return Series.typical(RUNS, () -> {
            stand.edge().http().post("/write?entity=SYNCED&kind=UPDATE&from=0&rows=10&perTransaction=10");
            return stand.sync().expect("uploaded", CHANGES).expect("downloaded", 0);
        });
    }

    private static Sample down(Stand stand) {
        return Series.typical(RUNS, () -> {
            stand.hub().http().post("/write?entity=SYNCED&kind=UPDATE&from=0&rows=10&perTransaction=10");
            return stand.sync().expect("downloaded", CHANGES).expect("uploaded", 0);
        });
    }
}
