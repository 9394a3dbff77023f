package io.quarkiverse.sync.entities.runtime.capture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.hibernate.StatelessSession;

import io.quarkiverse.sync.ChangeTrackingException;
import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.entities.runtime.capture.CapturedChange.Operation;
import io.quarkiverse.sync.entities.runtime.model.EntityCollection;
import io.quarkiverse.sync.entities.runtime.model.SyncedCollections;
import io.quarkiverse.sync.entities.runtime.table.EntityTable.RowLocks;

/**
 * Captures what bulk statements do to records, told by the application; the half of the change tracker that edge and hub share.
 */
@Singleton
public final class BulkChanges {

    private static final Duration WAIT = Duration.ofSeconds(10);

    private final SyncedCollections collections;
    private final Captures captures;

    @Inject
    BulkChanges(SyncedCollections collections, Captures captures) {
        this.collections = collections;
        this.captures = captures;
    }

    /**
     * Before a bulk statement, in its transaction: locks the rows and keeps their documents as the old state.
     *
     * @throws IllegalArgumentException if there is no such collection
     * @throws IllegalStateException outside a transaction
     * @throws ChangeTrackingException if other transactions hold the rows for more than ten seconds
     */
    public void touching(String collection, Collection<String> ids) {
        inBatches(collection, ids, (rows, session) -> rows.before(session));
    }

    /**
     * After a bulk statement, in its transaction: the old state is Unknown, unless {@link #touching} has kept it.
     *
     * @throws IllegalArgumentException if there is no such collection
     * @throws IllegalStateException outside a transaction
     */
    public void touched(String collection, Collection<String> ids) {
        inBatches(collection, ids, (rows, session) -> rows.after(session));
    }

    private void inBatches(String name, Collection<String> ids, BiFunction<Rows, StatelessSession, List<CapturedChange>> look) {
        EntityCollection collection = collections.find(name).orElseThrow(() -> new IllegalArgumentException(
                "There is no collection '" + name + "', only "
                        + collections.all().stream().map(EntityCollection::name).toList()));
        String unit = collection.entity().persistenceUnit();
        if (!captures.wanted(unit)) {
            return;
        }
        List<String> all = List.copyOf(ids);
        try (StatelessSession session = collection.sessionFactory().openStatelessSession()) {
            for (int from = 0; from < all.size(); from += CaptureBatch.LIMIT) {
                List<String> batch = all.subList(from, Math.min(all.size(), from + CaptureBatch.LIMIT));
                captures.add(session, unit, look.apply(new Rows(collection, batch), session));
            }
        }
    }

    private record Rows(EntityCollection collection, List<String> ids) {

        List<CapturedChange> before(StatelessSession session) {
            RowLocks locks = collection.table().lock(session, ids, WAIT);
            if (!locks.busy().isEmpty()) {
                throw new ChangeTrackingException(
                        "Other transactions hold records of '" + collection.name() + "' for more than "
                                + WAIT.toSeconds() + " s: " + locks.busy() + ". Nothing was noted; try the transaction again.",
                        null);
            }
            Map<String, Document> documents = collection.table().read(session, ids);
            List<CapturedChange> changes = new ArrayList<>(ids.size());
            for (String id : ids) {
                changes.add(documents.containsKey(id)
                        ? change(id, Operation.UPDATE, RecordState.present(documents.get(id)))
                        : change(id, Operation.INSERT, new RecordState.Absent()));
            }
            return changes;
        }

        List<CapturedChange> after(StatelessSession session) {
            Map<String, Document> documents = collection.table().read(session, ids);
            return ids.stream()
                    .map(id -> change(id, documents.containsKey(id) ? Operation.UPDATE : Operation.DELETE,
                            new RecordState.Unknown()))
                    .toList();
        }

        private CapturedChange change(String id, Operation operation, RecordState old) {
            return new CapturedChange(collection.name(), id, operation, old);
        }
    }
}
