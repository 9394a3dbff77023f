package io.quarkiverse.sync.runtime.store;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.dialect.PostgreSQLDialect;

import io.quarkiverse.sync.PendingChange;
import io.quarkiverse.sync.entities.runtime.capture.Captures;
import io.quarkiverse.sync.entities.runtime.model.EntityCollection;
import io.quarkiverse.sync.entities.runtime.table.LockWait;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.CollectionSchema;
import io.quarkiverse.sync.store.ConflictRecord;
import io.quarkiverse.sync.store.OfflineStore;
import io.quarkiverse.sync.store.RunRecord;
import io.quarkiverse.sync.store.Settlement;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * The edge's store on the application's own database: what is remembered of a record is settled in the same transaction as
 * the record. Thread-safe; every call has a transaction of its own.
 */
public final class JdbcStore implements OfflineStore {

    private static final int PACKS = 20;

    private final StoredRemote remote;
    private final Map<String, EntityCollection> collections = new LinkedHashMap<>();
    private final List<CollectionSchema> schemas;
    private final Destinations destinations;
    private final Captures captures;
    private final Clock clock;
    private final Duration lockTimeout;
    private final SessionFactory sessions;

    /**
     * @param collections those of the remote, of one persistence unit, which has the {@link StoreTables}
     * @param destinations all remotes of the application, this one included
     * @param lockTimeout how long a settling transaction waits for a row that the application has locked
     */
    public JdbcStore(StoredRemote remote, List<EntityCollection> collections, Destinations destinations, Captures captures,
            Clock clock, Duration lockTimeout) {
        this.remote = remote;
        collections.forEach(collection -> this.collections.put(collection.name(), collection));
        this.schemas = collections.stream()
                .<CollectionSchema> map(collection -> RemoteSchema.of(collection, this.collections.keySet())).toList();
        this.destinations = destinations;
        this.captures = captures;
        this.clock = clock;
        this.lockTimeout = lockTimeout;
        this.sessions = collections.get(0).sessionFactory();
    }

    @Override
    public List<CollectionSchema> collections() {
        return schemas;
    }

    @Override
    public Optional<Lease> lease(String holder, Duration life) {
        return leaseRow(lease -> lease.take(holder, life));
    }

    @Override
    public boolean renew(Lease lease, Duration life) {
        return leaseRow(row -> row.renew(lease, life));
    }

    @Override
    public void release(Lease lease) {
        leaseRow(row -> {
            row.release(lease);
            return null;
        });
    }

    private <T> T leaseRow(Function<LeaseRow, T> work) {
        return inTransaction(jdbc -> work.apply(new LeaseRow(jdbc, remote.name())));
    }

    @Override
    public <T> T settle(Lease lease, Function<Settlement, T> work) {
        return inTransaction(jdbc -> {
            T result = work.apply(settlement(jdbc));
            // Last, so that it is locked for no longer than the commit takes.
            new LeaseRow(jdbc, remote.name()).hold(lease);
            return result;
        });
    }

    @Override
    public <T> T read(Function<Settlement, T> work) {
        return transaction((session, jdbc) -> work.apply(settlement(jdbc)));
    }

    @Override
    public List<RunRecord> runs(int limit) {
        return inTransaction(jdbc -> new RunRows(jdbc, remote.name()).newest(limit));
    }

    @Override
    public Pending pending() {
        return inTransaction(jdbc -> new PendingRows(jdbc, remote).count());
    }

    @Override
    public List<PendingChange> pendingChanges(int limit) {
        while (inTransaction(jdbc -> settlement(jdbc).fold(PACKS)) > 0) {
            // the next packs
        }
        return inTransaction(jdbc -> {
            Map<String, List<String>> ids = new TreeMap<>();
            new PendingRows(jdbc, remote).newest(limit).forEach(
                    key -> ids.computeIfAbsent(key.collection(), name -> new ArrayList<>()).add(key.id()));
            List<PendingChange> found = new ArrayList<>();
            Settlement folded = settlement(jdbc);
            ids.forEach((collection, of) -> folded.changes(collection, of).values()
                    .forEach(change -> found.add(pending(collection, change))));
            found.sort(Comparator.comparing(PendingChange::changedAt).reversed());
            return found;
        });
    }

    private static PendingChange pending(String collection, Change change) {
        return new PendingChange(collection, change.id(), change.base(), change.local(), change.changedAt(), change.error());
    }

    @Override
    public List<ConflictRecord> conflicts(int limit) {
        return inTransaction(jdbc -> new ConflictRows(jdbc, remote.name()).newest(limit));
    }

    private JdbcSettlement settlement(Jdbc jdbc) {
        return new JdbcSettlement(jdbc, remote.name(), this::collection, destinations, clock, lockTimeout);
    }

    private EntityCollection collection(String name) {
        EntityCollection collection = collections.get(name);
        if (collection == null) {
            throw new IllegalArgumentException("Remote '%s' has no collection '%s'; it has %s"
                    .formatted(remote.name(), name, collections.keySet()));
        }
        return collection;
    }

    private <T> T inTransaction(Function<Jdbc, T> work) {
        return transaction((session, jdbc) -> jdbc.dialect() instanceof PostgreSQLDialect
                ? work.apply(jdbc)
                : waiting(session, LockWait.of(jdbc.dialect()), () -> work.apply(jdbc)));
    }

    private <T> T transaction(BiFunction<StatelessSession, Jdbc, T> work) {
        return Retry.run(() -> QuarkusTransaction.requiringNew().call(() -> {
            // First of all: it is decided per transaction what its captures are for.
            captures.fromRemote(remote.name());
            try (StatelessSession session = sessions.openStatelessSession()) {
                Jdbc jdbc = new Jdbc(session);
                if (jdbc.dialect() instanceof PostgreSQLDialect) {
                    // A plan that was made while a table was empty reads all of it, for as long as the statement is kept.
                    jdbc.query("select set_config('plan_cache_mode', 'force_custom_plan', true),"
                            + " set_config('lock_timeout', ?, true)", row -> row.getString(1), lockTimeout.toMillis() + "ms");
                }
                return work.apply(session, jdbc);
            }
        }));
    }

    /**
     * Waits as long as the store was told to, and not as the application's connections happen to be configured, where that is
     * told to a connection and not to its transaction.
     */
    private <T> T waiting(StatelessSession session, LockWait lockWait, Supplier<T> work) {
        String usual = session.doReturningWork(connection -> lockWait.limit(connection, lockTimeout));
        T result;
        try {
            result = work.get();
        } catch (RuntimeException e) {
            session.doWork(connection -> lockWait.restore(connection, usual, e));
            throw e;
        }
        session.doWork(connection -> lockWait.restore(connection, usual));
        return result;
    }
}
