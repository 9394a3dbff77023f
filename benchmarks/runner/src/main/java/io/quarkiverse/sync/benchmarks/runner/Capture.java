package io.quarkiverse.sync.benchmarks.runner;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** What an entity's being synced costs the application's own transactions. */
final class Capture {

    private static final int BATCH = 1000;

    private Capture() {
    }

    static Figure run(Db db, int rows, Rounds rounds) {
        try (App edge = App.start("edge", db, Stand.EDGE_HEAP, configuration(db))) {
            Sample cold = rounds.cold("batched insert", write(edge, "SYNCED", "insert", rows, BATCH));
            Map<String, Figure> parts = new LinkedHashMap<>();
            for (String kind : new String[] { "insert", "update" }) {
                parts.put("batched-" + kind, part(edge, "batched " + kind, kind, rows, BATCH, rounds));
                parts.put("single-" + kind, part(edge, "single " + kind, kind, rows, 1, rounds));
            }
            parts.get("batched-insert").cold(cold);
            return Figure.of(parts);
        }
    }

    /** A remote that nobody calls: without one nothing would be captured. */
    private static Map<String, String> configuration(Db db) {
        Map<String, String> config = new LinkedHashMap<>(db.fresh("edge"));
        config.put("quarkus.sync.remote.url", "http://127.0.0.1:9/sync");
        return config;
    }

    private static Figure part(App edge, String what, String kind, int rows, int perTransaction, Rounds rounds) {
        return Figure.of(rows, rounds.compared(what, write(edge, "SYNCED", kind, rows, perTransaction),
                write(edge, "PLAIN", kind, rows, perTransaction)));
    }

    private static Supplier<Sample> write(App edge, String entity, String kind, int rows, int perTransaction) {
        return () -> {
            edge.http().post("/tables/clear");
            if (kind.equals("update")) {
                edge.http().post("/tables/" + (entity.equals("SYNCED") ? "Visit" : "PlainVisit") + "/seed?from=0&to=" + rows);
            }
            edge.http().post("/tables/settle");
            return edge.http().measure("/write?entity=" + entity + "&kind=" + kind.toUpperCase(Locale.ROOT)
                    + "&from=0&rows=" + rows + "&perTransaction=" + perTransaction).expect("rows", rows);
        };
    }
}
