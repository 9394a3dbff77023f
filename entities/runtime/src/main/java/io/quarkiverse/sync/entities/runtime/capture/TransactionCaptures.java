package io.quarkiverse.sync.entities.runtime.capture;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;

import org.hibernate.StatelessSession;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

import io.quarkiverse.sync.entities.runtime.model.EntityCollection;
import io.quarkiverse.sync.entities.runtime.model.SyncedCollections;
import io.quarkus.arc.All;

/**
 * Keeps what the current transaction changed, and for which remote, as a resource of that transaction: a transaction that is
 * suspended for another one, or goes on in another thread, has its own.
 */
@Singleton
final class TransactionCaptures implements Captures {

    private final TransactionSynchronizationRegistry registry;
    private final SyncedCollections collections;
    private final List<CaptureSink> sinks;

    private static final class Transaction {
        private final boolean doomed;
        private Optional<String> origin = Optional.empty();
        private final Map<String, UnitCapture> units = new HashMap<>(4);

        Transaction(boolean doomed) {
            this.doomed = doomed;
        }
    }

    @Inject
    TransactionCaptures(TransactionSynchronizationRegistry registry, SyncedCollections collections,
            @All List<CaptureSink> sinks) {
        this.registry = registry;
        this.collections = collections;
        this.sinks = sinks.stream().sorted(Comparator.comparingInt(CaptureSink::order)).toList();
    }

    boolean hasSinks() {
        return !sinks.isEmpty();
    }

    @Override
    public void fromRemote(String remote) {
        Transaction transaction = transaction();
        if (!transaction.units.values().stream().allMatch(UnitCapture::isEmpty)) {
            throw new IllegalStateException(
                    "The transaction has changed synced entities already; declare it to apply records of '"
                            + remote + "' before it changes anything");
        }
        transaction.origin = Optional.of(remote);
        transaction.units.clear();
    }

    @Override
    public boolean wanted(String persistenceUnit) {
        return !sinks(persistenceUnit, transaction()).isEmpty();
    }

    private List<CaptureSink> sinks(String persistenceUnit, Transaction transaction) {
        return transaction.doomed ? List.of()
                : sinks.stream().filter(sink -> sink.wants(persistenceUnit, transaction.origin)).toList();
    }

    @Override
    public void add(StatelessSession session, String persistenceUnit, Collection<CapturedChange> changes) {
        UnitCapture unit = unit(persistenceUnit, (SharedSessionContractImplementor) session);
        if (!unit.wanted()) {
            return;
        }
        for (CapturedChange change : changes) {
            EntityCollection collection = collections.find(change.collection()).orElseThrow();
            RecordCapture record = unit.record(collection, collection.documents().id(change.id()));
            record.old(change.old());
            record.happened(change.operation());
        }
    }

    /** @throws IllegalStateException outside a transaction */
    UnitCapture unit(String persistenceUnit, SharedSessionContractImplementor session) {
        Transaction transaction = transaction();
        UnitCapture unit = transaction.units.get(persistenceUnit);
        if (unit == null) {
            unit = new UnitCapture(persistenceUnit, transaction.origin, sinks(persistenceUnit, transaction));
            transaction.units.put(persistenceUnit, unit);
        }
        unit.join(registry, session);
        return unit;
    }

    private Transaction transaction() {
        Transaction transaction = (Transaction) resource();
        if (transaction == null) {
            // A transaction that is marked for rollback takes no resource, and what it changes is undone anyway.
            transaction = new Transaction(registry.getTransactionStatus() != Status.STATUS_ACTIVE);
            if (!transaction.doomed) {
                registry.putResource(TransactionCaptures.class, transaction);
            }
        }
        return transaction;
    }

    private Object resource() {
        try {
            return registry.getResource(TransactionCaptures.class);
        } catch (IllegalStateException e) {
            throw new IllegalStateException("A @Synced entity can only be changed in a JTA transaction, because the note for "
                    + "synchronization is written in the same one. Nothing was changed. Annotate the method with "
                    + "@Transactional, or use QuarkusTransaction.requiringNew().run(...).", e);
        }
    }
}
