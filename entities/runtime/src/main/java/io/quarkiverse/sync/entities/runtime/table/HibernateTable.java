package io.quarkiverse.sync.entities.runtime.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.hibernate.StatelessSession;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.entities.runtime.capture.CapturedChange.Operation;
import io.quarkiverse.sync.entities.runtime.capture.Captures;
import io.quarkiverse.sync.entities.runtime.document.HibernateDocuments;
import io.quarkiverse.sync.entities.runtime.model.SyncedEntity;
import io.quarkiverse.sync.store.CollectionSchema.UnmappableException;
import io.quarkiverse.sync.store.SetAside.Reason;
import io.quarkiverse.sync.store.Settlement.Refusal;

/** Built once for each entity. */
public final class HibernateTable implements EntityTable {

    private static final long PAUSE_MILLIS = 10;

    private final SyncedEntity entity;
    private final HibernateDocuments documents;
    private final RowQueries queries;
    private final RowLocking locking;
    private final RowBatches batches;
    private final RefusalReasons reasons;
    private final CacheEviction cache;
    private final Supplier<Captures> captures;
    private final SelfReferences tree;
    private volatile UniqueFields unique;
    private volatile Fidelity fidelity;

    private HibernateTable(EntityPersister persister, SyncedEntity entity, HibernateDocuments documents,
            Map<String, String> collections, Supplier<Captures> captures) {
        this.entity = entity;
        this.documents = documents;
        this.queries = new RowQueries(persister, documents);
        this.locking = new RowLocking(persister);
        this.batches = new RowBatches(persister, documents);
        this.reasons = new RefusalReasons(queries, collections);
        this.cache = new CacheEviction(persister);
        this.captures = captures;
        this.tree = new SelfReferences(persister, documents);
    }

    /** @param collections names of collections by entity, to name a missing parent */
    public static HibernateTable of(EntityPersister persister, SyncedEntity entity, HibernateDocuments documents,
            Map<String, String> collections, Supplier<Captures> captures) {
        return new HibernateTable(persister, entity, documents, collections, captures);
    }

    @Override
    public RowLocks lock(StatelessSession session, Collection<String> ids, Duration wait) {
        Map<Object, String> missing = keys(ids);
        Set<String> present = new LinkedHashSet<>();
        long deadline = System.nanoTime() + wait.toNanos();
        while (!missing.isEmpty()) {
            locking.lock(session, missing.keySet()).forEach(key -> present.add(missing.remove(key)));
            missing.keySet().retainAll(Set.copyOf(queries.existing(session, missing.keySet())));
            if (missing.isEmpty() || System.nanoTime() >= deadline || !pause()) {
                break;
            }
        }
        return new RowLocks(present, new LinkedHashSet<>(missing.values()));
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public Map<String, Document> read(StatelessSession session, Collection<String> ids) {
        return queries.read(session, keys(ids).keySet());
    }

    @Override
    public Map<String, Document> range(StatelessSession session, Optional<String> after, int rows) {
        return queries.range(session, after.map(documents::id), rows);
    }

    @Override
    public List<String> keys(StatelessSession session, Optional<String> after, int rows) {
        return queries.keys(session, after.map(documents::id), rows).stream().map(documents::idText).toList();
    }

    @Override
    public long count(StatelessSession session) {
        return queries.count(session);
    }

    /** Texts that are no id of this entity name no row. */
    private Map<Object, String> keys(Collection<String> ids) {
        Map<Object, String> keys = new LinkedHashMap<>();
        for (String id : ids) {
            try {
                keys.put(documents.id(id), id);
            } catch (UnmappableException e) {
                continue;
            }
        }
        return keys;
    }

    @Override
    public Applied apply(StatelessSession session, Collection<RemoteRecord> records, Set<String> fields,
            Set<String> locked) {
        Map<String, Refusal> refused = new HashMap<>();
        Map<String, Document> stored = new HashMap<>(new ReadableRows(this, session, (id, e) -> refused.put(id,
                new Refusal(Reason.REFUSED, "the row that is here cannot be read: " + e.getMessage(), Optional.empty())))
                .read(records.stream().map(RemoteRecord::id).filter(locked::contains).toList()));
        List<RowWrite> writes = new ArrayList<>();
        RowReading reading = new RowReading(documents, fields);
        for (RemoteRecord record : records) {
            if (refused.containsKey(record.id())) {
                continue;
            }
            try {
                reading.write(record, documents.id(record.id()), Optional.ofNullable(stored.get(record.id())))
                        .ifPresent(writes::add);
            } catch (UnmappableException e) {
                refused.put(record.id(), new Refusal(Reason.REFUSED, e.getMessage(), Optional.empty()));
            }
        }
        session.doWork(connection -> write(connection, session, writes, refused));
        writes.removeIf(write -> refused.containsKey(write.id()));
        written(session, writes);
        refused.keySet().forEach(stored::remove);
        writes.forEach(write -> stored.remove(write.id()));
        Dialect dialect = ((SharedSessionContractImplementor) session).getJdbcServices().getDialect();
        stored.putAll(session.doReturningWork(connection -> told(connection, dialect, writes)));
        return new Applied(refused, stored);
    }

    /** The documents of rows that need not be read again. */
    private Map<String, Document> told(Connection connection, Dialect dialect, List<RowWrite> writes) throws SQLException {
        if (!writes.isEmpty() && fidelity == null) {
            fidelity = Fidelity.of(connection, dialect, batches.tables(), documents);
        }
        Map<String, Document> told = new HashMap<>();
        for (RowWrite write : writes) {
            // In a tree, a deletion may change rows that nobody has named: by a cascade of the database.
            if (tree.none() && write.operation() != Operation.DELETE) {
                fidelity.document(write).ifPresent(document -> told.put(write.id(), document));
            }
        }
        return told;
    }

    private void write(Connection connection, StatelessSession session, List<RowWrite> writes, Map<String, Refusal> refused)
            throws SQLException {
        new PageWrite(batches, tree, this::unique, connection, (SharedSessionContractImplementor) session).write(writes)
                .forEach((id, row) -> refused.put(id, reasons.of(session, row.row(), row.problem())));
    }

    /** Looked up when the database first refuses a value that is taken. */
    private UniqueFields unique(Connection connection) throws SQLException {
        if (unique == null) {
            unique = UniqueFields.of(connection, batches.tables().stream().map(TableStatements::table).toList(),
                    documents.attributes());
        }
        return unique;
    }

    private void written(StatelessSession session, List<RowWrite> writes) {
        if (writes.isEmpty()) {
            return;
        }
        cache.evict(writes.stream().map(RowWrite::key).toList());
        if (captures.get().wanted(entity.persistenceUnit())) {
            captures.get().add(session, entity.persistenceUnit(),
                    writes.stream().map(row -> row.captured(entity.collection())).toList());
        }
    }
}
