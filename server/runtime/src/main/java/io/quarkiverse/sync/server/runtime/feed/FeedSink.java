package io.quarkiverse.sync.server.runtime.feed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;

import io.quarkiverse.sync.entities.runtime.capture.CaptureBatch;
import io.quarkiverse.sync.entities.runtime.capture.CaptureSink;
import io.quarkiverse.sync.entities.runtime.capture.CapturedChange;

/** Appends what a transaction changed to the log. Whose changes they are does not matter: all are news to some edge. */
@Singleton
class FeedSink implements CaptureSink {

    private final HubFeeds feeds;
    private final TransactionSynchronizationRegistry registry;

    FeedSink(HubFeeds feeds, TransactionSynchronizationRegistry registry) {
        this.feeds = feeds;
        this.registry = registry;
    }

    /** Last, because the counter row of a database without fence has to be the last lock. */
    @Override
    public int order() {
        return Integer.MAX_VALUE;
    }

    @Override
    public boolean wants(String persistenceUnit, Optional<String> origin) {
        return true;
    }

    /** The last image of a deleted record goes with its tombstone. */
    @Override
    public boolean wantsOld(CapturedChange.Operation operation) {
        return operation == CapturedChange.Operation.DELETE;
    }

    @Override
    public boolean takesEarly() {
        return feeds.all().stream().noneMatch(feed -> feed.clock().lastBeforeCommit());
    }

    @Override
    public void write(Connection connection, CaptureBatch batch) throws SQLException {
        Map<String, List<CapturedChange>> byCollection = new TreeMap<>();
        for (CapturedChange change : batch.changes()) {
            byCollection.computeIfAbsent(change.collection(), name -> new ArrayList<>()).add(change);
        }
        FeedClock clock = feeds.of(batch.persistenceUnit()).clock();
        Written written = Written.inTransaction(registry, batch.persistenceUnit());
        try (PreparedStatement insert = connection.prepareStatement("insert into sync_log"
                + " (collection, xid, seq, entries, deletions, changed_at) values (?, ?, ?, ?, ?, ?)")) {
            for (Map.Entry<String, List<CapturedChange>> changes : byCollection.entrySet()) {
                List<CapturedChange> all = changes.getValue();
                for (int from = 0; from < all.size(); from += Pack.SIZE) {
                    List<CapturedChange> pack = all.subList(from, Math.min(from + Pack.SIZE, all.size()));
                    Position first = written.next(clock, connection, pack.size());
                    insert.setString(1, changes.getKey());
                    insert.setLong(2, first.number());
                    insert.setLong(3, first.sequence());
                    insert.setString(4, Pack.text(pack));
                    insert.setInt(5, Pack.deletions(pack));
                    insert.setObject(6, batch.capturedAt().atOffset(ZoneOffset.UTC));
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }
}
