package io.quarkiverse.sync.benchmarks.runner;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Pushes into the hub in batches, one after the other, against plain upserts of the same bodies. */
record HubPush(App hub, int rows) {

    private static final int BATCH = 500;

    static Figure run(Db db, int rows, Rounds rounds) {
        try (App hub = Stand.hub(db, 0)) {
            return new HubPush(hub, rows).run(rounds);
        }
    }

    private Figure run(Rounds rounds) {
        Supplier<Sample> inserts = () -> {
            clear();
            return ours(bodies().inserts());
        };
        Sample cold = rounds.cold("hub-push of inserts", inserts);
        Map<String, Figure> parts = new LinkedHashMap<>();
        parts.put("insert", figure(rounds.compared("hub-push of inserts", inserts, () -> {
            clear();
            return plain(bodies().inserts());
        })).cold(cold));
        clear();
        PushBodies edited = bodies();
        ours(edited.inserts());
        parts.put("update", figure(rounds.compared("hub-push of updates", () -> ours(edited.updates()),
                () -> plain(edited.updates()))));
        return Figure.of(parts);
    }

    private PushBodies bodies() {
        return new PushBodies(rows, BATCH);
    }

    private void clear() {
        hub.http().post("/tables/clear");
    }

    private Sample ours(List<byte[]> bodies) {
        List<byte[]> answers = new ArrayList<>();
        Sample pushed = send(bodies, body -> answers.add(hub.http().post("/sync/visits/0/push", body)));
        PushBodies.requireTaken(answers, rows);
        long start = System.nanoTime();
        // Or the baseline's round had to do it, or nobody.
        Waiting.until("the hub's fold", this::folded);
        return pushed.with("foldNanos", System.nanoTime() - start);
    }

    private boolean folded() {
        hub.http().post("/fold");
        return hub.http().count("/tables/sync_log/count") == 0;
    }

    private Sample plain(List<byte[]> bodies) {
        return send(bodies, body -> hub.http().post("/plain/push", body));
    }

    private interface Post {
        void send(byte[] body);
    }

    private Sample send(List<byte[]> bodies, Post post) {
        hub.http().post("/tables/settle");
        hub.forgetHeapPeak();
        long start = System.nanoTime();
        bodies.forEach(post::send);
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Sample(seconds, hub.heapPeakMb(), Map.of("rows", hub.http().count("/tables/Visit/count")))
                .expect("rows", rows);
    }

    private Figure figure(Compared pushes) {
        return Figure.of(rows, pushes).with("rowsPerSecondFolded",
                rows / pushes.ours().median(push -> push.seconds() + push.count("foldNanos") / 1e9));
    }
}
