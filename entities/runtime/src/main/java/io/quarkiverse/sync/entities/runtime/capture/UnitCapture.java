package io.quarkiverse.sync.entities.runtime.capture;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

import org.hibernate.engine.jdbc.connections.spi.JdbcConnectionAccess;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

import io.quarkiverse.sync.ChangeTrackingException;
import io.quarkiverse.sync.entities.runtime.capture.CapturedChange.Operation;
import io.quarkiverse.sync.entities.runtime.document.EntityDocuments;
import io.quarkiverse.sync.entities.runtime.model.EntityCollection;

/** What one transaction changed in one persistence unit. Written before completion, on the transaction's own connection. */
final class UnitCapture implements Synchronization {

    /** A transaction with more changed records than this writes a part of them early, so that they need not fit into memory. */
    static final int MOST_IN_MEMORY = 10_000;

    private final String persistenceUnit;
    private final Optional<String> origin;
    private final List<CaptureSink> sinks;
    private final Set<Operation> oldWanted = EnumSet.noneOf(Operation.class);
    private final boolean spills;
    private final Map<EntityCollection, Map<Object, RecordCapture>> records = new LinkedHashMap<>();
    private int size;
    private boolean registered;
    private JdbcConnectionAccess connections;

    UnitCapture(String persistenceUnit, Optional<String> origin, List<CaptureSink> sinks) {
        this.persistenceUnit = persistenceUnit;
        this.origin = origin;
        this.sinks = sinks;
        this.spills = sinks.stream().allMatch(CaptureSink::takesEarly);
        for (Operation operation : Operation.values()) {
            if (sinks.stream().anyMatch(sink -> sink.wantsOld(operation))) {
                oldWanted.add(operation);
            }
        }
    }

    boolean wanted() {
        return !sinks.isEmpty();
    }

    boolean wantsOld(Operation operation) {
        return oldWanted.contains(operation);
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Makes sure that what is recorded from now on is written when the transaction completes. */
    void join(TransactionSynchronizationRegistry registry, SharedSessionContractImplementor session) {
        // A doomed transaction takes no synchronization, and what it changes is undone anyway.
        if (!registered && wanted() && registry.getTransactionStatus() == Status.STATUS_ACTIVE) {
            // Got now because it outlives the session, which may be closed before the transaction completes.
            connections = session.getJdbcConnectionAccess();
            registry.registerInterposedSynchronization(this);
            registered = true;
        }
    }

    RecordCapture record(EntityCollection collection, Object id) {
        Map<Object, RecordCapture> ofCollection = records.computeIfAbsent(collection, c -> new LinkedHashMap<>());
        RecordCapture record = ofCollection.get(id);
        if (record == null) {
            if (size >= MOST_IN_MEMORY && spills) {
                write();
            }
            ofCollection.put(id, record = new RecordCapture());
            size++;
        }
        return record;
    }

    @Override
    public void beforeCompletion() {
        // Another synchronization may still flush; what it changes joins anew.
        registered = false;
        write();
    }

    @Override
    public void afterCompletion(int status) {
        records.clear();
    }

    private void write() {
        List<CaptureBatch> batches = drain();
        if (batches.isEmpty()) {
            return;
        }
        try {
            Connection connection = connections.obtainConnection();
            try {
                for (CaptureSink sink : sinks) {
                    for (CaptureBatch batch : batches) {
                        sink.write(connection, batch);
                    }
                }
            } finally {
                connections.releaseConnection(connection);
            }
        } catch (SQLException e) {
            throw new ChangeTrackingException("What the transaction changed in persistence unit '" + persistenceUnit
                    + "' could not be noted for synchronization, so the transaction is rolled back: " + e.getMessage()
                    + ". If a table is missing or old, bring the sync_ tables up to date; else try the transaction again.", e);
        }
    }

    /** Takes out the records that are changed; those that an event has only announced stay. */
    private List<CaptureBatch> drain() {
        Instant now = Instant.now();
        List<CaptureBatch> batches = new ArrayList<>();
        List<CapturedChange> changes = new ArrayList<>(Math.min(size, CaptureBatch.LIMIT));
        for (Map.Entry<EntityCollection, Map<Object, RecordCapture>> ofCollection : records.entrySet()) {
            String name = ofCollection.getKey().name();
            EntityDocuments documents = ofCollection.getKey().documents();
            Iterator<Map.Entry<Object, RecordCapture>> each = ofCollection.getValue().entrySet().iterator();
            while (each.hasNext()) {
                Map.Entry<Object, RecordCapture> record = each.next();
                if (record.getValue().changed()) {
                    changes.add(record.getValue().toChange(name, documents.idText(record.getKey())));
                    each.remove();
                    size--;
                }
                if (changes.size() == CaptureBatch.LIMIT) {
                    batches.add(new CaptureBatch(persistenceUnit, now, origin, changes));
                    changes = new ArrayList<>(CaptureBatch.LIMIT);
                }
            }
        }
        if (!changes.isEmpty()) {
            batches.add(new CaptureBatch(persistenceUnit, now, origin, changes));
        }
        return batches;
    }
}
