package io.quarkiverse.sync.runtime.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.quarkiverse.sync.store.OfflineStore.Pending;

/** What waits to be pushed to one remote, folded or not. */
final class PendingRows {

    private final Jdbc jdbc;
    private final StoredRemote remote;

    record Key(String collection, String id) {
    }

    PendingRows(Jdbc jdbc, StoredRemote remote) {
        this.jdbc = jdbc;
        this.remote = remote;
    }

    Pending count() {
        List<Pending> parts = new ArrayList<>(captured());
        parts.addAll(jdbc.query("""
                select count(*) as changes, min(changed_at) as oldest,
                coalesce(sum(case when state = 'QUARANTINED' then 1 else 0 end), 0) as quarantined
                from sync_change where remote = ?""",
                row -> new Pending(row.getLong("changes"), Micros.optional(row, "oldest"), row.getLong("quarantined")),
                remote.name()));
        return new Pending(parts.stream().mapToLong(Pending::changes).sum(),
                parts.stream().filter(part -> part.changes() > 0).flatMap(part -> part.oldest().stream())
                        .min(Instant::compareTo),
                parts.stream().mapToLong(Pending::quarantined).sum());
    }

    private List<Pending> captured() {
        return jdbc.query("select captured_at, counts from sync_capture where origin is null or origin <> ?",
                row -> new Pending(pushed(CapturePack.counts(row.getString("counts"))),
                        Optional.of(Micros.time(row, "captured_at")), 0),
                remote.name());
    }

    private long pushed(Map<String, Integer> counts) {
        return counts.entrySet().stream().filter(count -> remote.pushes(count.getKey())).mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Those that are folded, newest first. */
    List<Key> newest(int limit) {
        return jdbc.query("""
                select collection, record_id from sync_change where remote = ?
                order by changed_at desc fetch first ? rows only""",
                row -> new Key(row.getString("collection"), row.getString("record_id")), remote.name(), limit);
    }
}
