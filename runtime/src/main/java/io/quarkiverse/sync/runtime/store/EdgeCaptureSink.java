package io.quarkiverse.sync.runtime.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.hibernate.engine.spi.SessionFactoryImplementor;

import io.quarkiverse.sync.entities.runtime.capture.CaptureBatch;
import io.quarkiverse.sync.entities.runtime.capture.CaptureSink;
import io.quarkiverse.sync.entities.runtime.capture.CapturedChange;
import io.quarkiverse.sync.entities.runtime.model.SyncedCollections;

/** Appends what a transaction changed to {@code sync_capture}, for the remotes that it is for. */
@Singleton
public class EdgeCaptureSink implements CaptureSink {

    private final Destinations destinations;
    private final SyncedCollections collections;
    private final Map<String, String> inserts = new ConcurrentHashMap<>();

    @Inject
    EdgeCaptureSink(Destinations destinations, SyncedCollections collections) {
        this.destinations = destinations;
        this.collections = collections;
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public boolean wants(String persistenceUnit, Optional<String> origin) {
        return destinations.any(persistenceUnit, origin);
    }

    @Override
    public void write(Connection connection, CaptureBatch batch) throws SQLException {
        List<CapturedChange> changes = batch.changes().stream()
                .filter(change -> destinations.anyOf(change.collection(), batch.origin())).toList();
        if (changes.isEmpty()) {
            return;
        }
        changes.forEach(change -> change.requireIdOf(StoreTables.LONGEST_ID));
        try (PreparedStatement insert = connection.prepareStatement(insert(batch.persistenceUnit()))) {
            insert.setLong(1, Micros.of(batch.capturedAt()));
            insert.setString(2, batch.origin().orElse(null));
            insert.setString(3, CapturePack.counts(changes));
            String entries = CapturePack.entries(changes);
            insert.setString(4, LongText.inRow(entries));
            insert.setString(5, LongText.outside(entries).orElse(null));
            insert.executeUpdate();
        }
    }

    private String insert(String persistenceUnit) {
        // The number is drawn here, while the transaction holds the rows that it changed: so the captures of one record are
        // numbered in the order of its commits.
        return inserts.computeIfAbsent(persistenceUnit, unit -> {
            SessionFactoryImplementor sessions = collections.of(unit).get(0).sessionFactory();
            return StoreTables.names(sessions).in("insert into sync_capture"
                    + " (capture_number, captured_at, origin, counts, entries, entries_outside) values ("
                    + StoreTables.nextNumber(sessions.getJdbcServices().getDialect()) + ", ?, ?, ?, ?, ?)");
        });
    }
}
