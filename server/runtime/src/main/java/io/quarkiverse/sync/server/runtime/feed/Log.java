package io.quarkiverse.sync.server.runtime.feed;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.quarkiverse.sync.entities.runtime.capture.CaptureBatch;
import io.quarkiverse.sync.entities.runtime.capture.CapturedChange;

/** The end of the feed that transactions append to: a row for up to {@link Pack#SIZE} records of a collection. */
record Log(FeedClock clock) {

    void append(HubConnection connection, Written written, CaptureBatch batch) throws SQLException {
        Map<String, List<CapturedChange>> byCollection = new TreeMap<>();
        for (CapturedChange change : batch.changes()) {
            byCollection.computeIfAbsent(change.collection(), name -> new ArrayList<>()).add(change);
        }
        try (PreparedStatement insert = connection.prepare("insert into sync_log"
                + " (collection, xid, seq, last_seq, entries, deletions, changed_at) values (?, ?, ?, ?, ?, ?, ?)")) {
            for (Map.Entry<String, List<CapturedChange>> changes : byCollection.entrySet()) {
                List<CapturedChange> all = changes.getValue();
                for (int from = 0; from < all.size(); from += Pack.SIZE) {
                    List<CapturedChange> pack = all.subList(from, Math.min(from + Pack.SIZE, all.size()));
                    Position first = written.next(clock, connection, pack.size());
                    insert.setString(1, changes.getKey());
                    insert.setLong(2, first.number());
                    insert.setLong(3, first.sequence());
                    insert.setLong(4, first.sequence() + pack.size() - 1);
                    insert.setString(5, Pack.text(pack));
                    insert.setInt(6, Pack.deletions(pack));
                    insert.setObject(7, batch.capturedAt().atOffset(ZoneOffset.UTC));
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }
}
