package io.quarkiverse.sync.benchmarks.runner;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pushes into the hub in batches, one after the other, against plain upserts of the same bodies. */
final class HubPush {

    private static final int BATCH = 500;

    private HubPush() {
    }

    static Figure run(Db db, int rows) {
        try (App hub = Stand.hub(db, 0)) {
            Map<String, Figure> parts = new LinkedHashMap<>();
            parts.put("insert", Rounds.compared("hub-push of inserts", rows,
                    () -> fresh(hub, "/sync/visits/0/push", rows), () -> fresh(hub, "/plain/push", rows)));
            clear(hub);
            PushBodies bodies = new PushBodies(rows, BATCH);
            send(hub, "/sync/visits/0/push", bodies.inserts());
            parts.put("update", Rounds.compared("hub-push of updates", rows,
                    () -> send(hub, "/sync/visits/0/push", bodies.updates()),
                    () -> send(hub, "/plain/push", bodies.updates())));
            return Figure.of(parts);
        }
    }

    private static Sample fresh(App hub, String path, int rows) {
        clear(hub);
        return send(hub, path, new PushBodies(rows, BATCH).inserts());
    }

    private static void clear(App hub) {
        hub.http().post("/tables/clear");
        hub.http().post("/tables/settle");
    }

    private static Sample send(App hub, String path, List<byte[]> bodies) {
        List<byte[]> answers = new ArrayList<>();
        Sample sample = Sample.of(() -> bodies.forEach(body -> answers.add(hub.http().post(path, body))));
        for (byte[] answer : answers) {
            PushBodies.requireTaken(answer);
        }
        return sample;
    }
}
