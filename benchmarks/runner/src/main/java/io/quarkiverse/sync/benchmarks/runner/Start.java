package io.quarkiverse.sync.benchmarks.runner;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** How long an edge takes to be ready and what it occupies then, against the same application without the extension. */
final class Start {

    private static final long IDLE_MS = 3000;
    private static final String RESIDENT = "residentBytes";

    private final String application;
    private final Db db;
    private final Map<String, String> config;

    private Start(String application, Db db) {
        this.application = application;
        this.db = db;
        this.config = new HashMap<>(db.fresh(application));
        this.config.put("quarkus.sync.remote.url", "http://127.0.0.1:9/sync");
    }

    /** The first start makes the tables; those after it neither make nor check them, as in production. */
    static Figure run(Db db, int none, Rounds rounds) {
        Start edge = new Start("edge", db);
        Start plain = new Start("plain", db);
        Sample cold = rounds.cold("start", edge::once);
        rounds.cold("start, baseline", plain::once);
        edge.tablesAreThere();
        plain.tablesAreThere();
        return figure(rounds.compared("start", edge::once, plain::once), cold);
    }

    private void tablesAreThere() {
        config.put("quarkus.hibernate-orm.schema-management.strategy", "none");
    }

    private Sample once() {
        try (App app = App.start(application, db, Stand.EDGE_HEAP, config)) {
            Waiting.pause(IDLE_MS);
            return new Sample(app.secondsToStart(), 0, Map.of(RESIDENT, app.residentBytes()));
        }
    }

    private static Figure figure(Compared starts, Sample cold) {
        double seconds = starts.ours().seconds();
        double baselineSeconds = starts.baseline().seconds();
        double residentMb = residentMb(starts.ours());
        double baselineResidentMb = residentMb(starts.baseline());
        Map<String, Figure> parts = new LinkedHashMap<>();
        parts.put("ready", Figure.empty().with("seconds", seconds).with("baselineSeconds", baselineSeconds)
                .with("ratio", starts.ratio()).cold(cold));
        parts.put("rss", Figure.empty().with("residentMb", residentMb).with("baselineResidentMb", baselineResidentMb)
                .with("ratio", baselineResidentMb / residentMb));
        return Figure.of(parts).with("seconds", seconds).with("baselineSeconds", baselineSeconds)
                .with("residentMb", residentMb).with("baselineResidentMb", baselineResidentMb).cold(cold);
    }

    private static double residentMb(Series starts) {
        return starts.median(start -> start.count(RESIDENT)) / 1024 / 1024;
    }
}
