package io.quarkiverse.sync.runtime.store;

import java.util.Map;
import java.util.TreeMap;

import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * What waits in one persistence unit, by collection.
 *
 * @param changes by remote, then collection
 * @param captured not folded into changes yet; one for each record and transaction
 */
public record Backlog(Map<String, Map<String, Long>> changes, Map<String, Long> captured) {

    public static Backlog of(SessionFactory sessions) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (StatelessSession session = sessions.openStatelessSession()) {
                return read(new Jdbc(session));
            }
        });
    }

    /** Over all remotes. */
    public long of(String collection) {
        return captured.getOrDefault(collection, 0L)
                + changes.values().stream().mapToLong(byCollection -> byCollection.getOrDefault(collection, 0L)).sum();
    }

    private static Backlog read(Jdbc jdbc) {
        Map<String, Map<String, Long>> changes = new TreeMap<>();
        jdbc.query("select remote, collection, count(*) as changes from sync_change group by remote, collection",
                row -> changes.computeIfAbsent(row.getString("remote"), remote -> new TreeMap<>())
                        .put(row.getString("collection"), row.getLong("changes")));
        Map<String, Long> captured = new TreeMap<>();
        jdbc.query("select counts from sync_capture", row -> CapturePack.counts(row.getString("counts")))
                .forEach(counts -> counts
                        .forEach((collection, count) -> captured.merge(collection, (long) count, Long::sum)));
        return new Backlog(changes, captured);
    }
}
