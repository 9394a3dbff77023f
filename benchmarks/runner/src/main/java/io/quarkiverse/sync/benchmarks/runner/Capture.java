package io.quarkiverse.sync.benchmarks.runner;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What an entity's being synced costs the application's own transactions. */
final class Capture {

    private static final int BATCH = 1000;
    /** Rows one by one take so much longer that fewer of them are enough. */
    private static final int FEWER = 10;

    private Capture() {
    }

    static Figure run(Db db, int rows) {
        try (App edge = App.start("edge", db, Stand.EDGE_HEAP, configuration(db))) {
            Map<String, Figure> parts = new LinkedHashMap<>();
            for (String kind : new String[] { "insert", "update" }) {
                parts.put("batched-" + kind, part(edge, kind, rows, BATCH));
                parts.put("single-" + kind, part(edge, kind, Math.max(1, rows / FEWER), 1));
            }
            return Figure.of(parts);
        }
    }

    /** A remote that nobody calls: without one nothing would be captured. */
    private static Map<String, String> configuration(Db db) {
        Map<String, String> config = new LinkedHashMap<>(db.fresh("edge"));
        config.put("quarkus.sync.remote.url", "http://127.0.0.1:9/sync");
        return config;
    }

    private static Figure part(App edge, String kind, int rows, int perTransaction) {
        return Rounds.compared((perTransaction == 1 ? "single " : "batched ") + kind, rows,
                () -> write(edge, "SYNCED", kind, rows, perTransaction),
                () -> write(edge, "PLAIN", kind, rows, perTransaction));
    }

    private static Sample write(App edge, String entity, String kind, int rows, int perTransaction) {
        edge.http().post("/tables/clear");
        if (kind.equals("update")) {
            edge.http().post("/tables/" + (entity.equals("SYNCED") ? "Visit" : "PlainVisit") + "/seed?from=0&to=" + rows);
        }
        edge.http().post("/tables/settle");
        return edge.http().measure("/write?entity=" + entity + "&kind=" + kind.toUpperCase(Locale.ROOT)
                + "&from=0&rows=" + rows + "&perTransaction=" + perTransaction);
    }
}
