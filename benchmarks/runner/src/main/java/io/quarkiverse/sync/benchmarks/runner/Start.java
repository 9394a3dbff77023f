package io.quarkiverse.sync.benchmarks.runner;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long an edge takes to be ready and what it occupies then, against the same application without the extension. */
final class Start {

    private static final long IDLE_MS = 3000;

    private Start() {
    }

    static Figure run(Db db, int rows) {
        Starts edge = new Starts("edge", db);
        Starts plain = new Starts("plain", db);
        for (int round = 0; round <= Rounds.WARM; round++) {
            edge.once(round);
            plain.once(round);
        }
        Map<String, Figure> parts = new LinkedHashMap<>();
        parts.put("ready", Figure.of(1, edge.ready(), plain.ready()).with("baselineSeconds", plain.ready().seconds()));
        parts.put("rss", Figure.empty().with("residentMb", edge.residentMb()).with("baselineResidentMb", plain.residentMb())
                .with("ratio", plain.residentMb() / edge.residentMb()));
        return Figure.of(parts);
    }

    /** The first start finds no tables; those after it neither make nor check them, as in production. */
    private static final class Starts {

        private final String application;
        private final Db db;
        private final Map<String, String> config;
        private final List<Sample> ready = new ArrayList<>();
        private final List<Double> residentMb = new ArrayList<>();

        Starts(String application, Db db) {
            this.application = application;
            this.db = db;
            this.config = new HashMap<>(db.fresh(application));
            this.config.put("quarkus.sync.remote.url", "http://127.0.0.1:9/sync");
        }

        void once(int round) {
            try (App app = App.start(application, db, Stand.EDGE_HEAP, config)) {
                Thread.sleep(IDLE_MS);
                residentMb.add(app.residentMb());
                ready.add(new Sample(app.secondsToStart(), 0, Map.of()));
                Progress.tell("start of %s, %s: %.2f s, %.0f MB", application, round == 0 ? "cold" : "warm " + round,
                        app.secondsToStart(), app.residentMb());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            config.put("quarkus.hibernate-orm.schema-management.strategy", "none");
        }

        Series ready() {
            return new Series(ready);
        }

        double residentMb() {
            return Series.middle(residentMb.stream().skip(1).mapToDouble(Double::doubleValue));
        }
    }
}
