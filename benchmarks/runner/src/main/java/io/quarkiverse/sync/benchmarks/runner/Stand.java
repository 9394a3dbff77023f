package io.quarkiverse.sync.benchmarks.runner;

import java.util.HashMap;
import java.util.Map;

/** A hub with so many visits and an edge without any. */
record Stand(App hub, App edge) implements AutoCloseable {

    static final String HUB_HEAP = "1g";
    static final String EDGE_HEAP = "512m";

    static Stand start(Db db, long rows) {
        return start(db, rows, EDGE_HEAP);
    }

    static Stand start(Db db, long rows, String edgeHeap) {
        App hub = hub(db, rows);
        Map<String, String> config = new HashMap<>(db.fresh("edge"));
        config.put("quarkus.sync.remote.url", hub.address() + "/sync");
        return new Stand(hub, App.start("edge", db, edgeHeap, config));
    }

    static App hub(Db db, long rows) {
        App hub = App.start("hub", db, HUB_HEAP, db.fresh("hub"));
        seed(hub, "Visit", 0, rows);
        return hub;
    }

    static void seed(App hub, String table, long from, long to) {
        if (to > from) {
            Progress.tell("seeding the hub's %s with %d rows", table, to - from);
            hub.http().post("/tables/" + table + "/seed?from=" + from + "&to=" + to);
            hub.http().post("/tables/settle");
        }
    }

    Sample sync() {
        return edge.http().measure("/measure/sync?collection=visits");
    }

    void clearEdge() {
        edge.http().post("/tables/clear");
        edge.http().post("/tables/settle");
    }

    @Override
    public void close() {
        edge.close();
        hub.close();
    }
}
