package io.quarkiverse.sync.it.loads;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.quarkiverse.sync.it.Application;
import io.quarkiverse.sync.it.Database;

/**
 * How far behind the fence is, looked at now and then: the age of the oldest transaction of the cluster that writes, whoever
 * it is. Where a counter row stands for the fence nothing that is committed waits.
 */
final class FenceLag implements Crowd.Member {

    private static final String OLDEST = """
            select coalesce(max(extract(epoch from clock_timestamp() - xact_start)), 0) * 1000 as lag
            from pg_stat_activity where backend_xid is not null""";

    private final Application hub;
    private final Database database;
    private final List<Double> millis = new CopyOnWriteArrayList<>();

    FenceLag(Application hub, Database database) {
        this.hub = hub;
        this.database = database;
    }

    @Override
    public boolean act() throws InterruptedException {
        if (database != Database.POSTGRESQL) {
            return false;
        }
        List<Map<String, String>> rows = hub.query(OLDEST);
        millis.add(Double.parseDouble(rows.get(0).get("lag")));
        Thread.sleep(50);
        return true;
    }

    @Override
    public String toString() {
        double[] sorted = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted.length == 0 ? "none: no fence"
                : "(age of the oldest writing transaction of the cluster) median %.0f ms, longest %.0f ms"
                        .formatted(sorted[sorted.length / 2], sorted[sorted.length - 1]);
    }
}
