package io.quarkiverse.sync.server.runtime.feed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;

import io.quarkiverse.sync.entities.runtime.capture.CaptureBatch;
import io.quarkiverse.sync.entities.runtime.capture.CaptureSink;
import io.quarkiverse.sync.entities.runtime.capture.CapturedChange;
import io.quarkiverse.sync.server.runtime.model.HubEntities;

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
        batch.changes().forEach(change -> change.requireIdOfBytes(HubEntities.LONGEST_ID));
        Written written = Written.inTransaction(registry, batch.persistenceUnit());
        HubFeed feed = feeds.of(batch.persistenceUnit());
        feed.log().append(feed.on(connection), written, batch);
    }
}
