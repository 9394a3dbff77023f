package io.quarkiverse.sync.deployment.test.store;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.hibernate.Session;
import org.hibernate.StatelessSession;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.entities.runtime.capture.CapturedChange;
import io.quarkiverse.sync.entities.runtime.capture.Captures;
import io.quarkiverse.sync.entities.runtime.model.EntityCollection;
import io.quarkiverse.sync.entities.runtime.model.SyncedCollections;
import io.quarkiverse.sync.runtime.store.Destinations;
import io.quarkiverse.sync.runtime.store.JdbcStore;
import io.quarkiverse.sync.runtime.store.StoredRemote;
import io.quarkiverse.sync.store.OfflineStore;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** The store on the database of an application. */
public abstract class DatabaseFixture extends OfflineStoreContract implements LocalTransaction {

    private static final List<String> TABLES = List.of("Remark", "Ticket", "Item", "sync_capture", "sync_change",
            "sync_checkpoint",
            "sync_conflict", "sync_lease", "sync_quarantine", "sync_run", "sync_seen", "sync_shadow");

    static final Duration LOCK_TIMEOUT = Duration.ofMillis(500);

    @Inject
    protected EntityManager em;
    @Inject
    SyncedCollections collections;
    @Inject
    Captures captures;
    @Inject
    Destinations destinations;

    @Override
    protected OfflineStore open() {
        QuarkusTransaction.requiringNew().run(
                () -> TABLES.forEach(table -> em.createNativeQuery("delete from " + table).executeUpdate()));
        return open(StoreApp.HUB);
    }

    protected OfflineStore open(StoredRemote remote) {
        return open(remote, LOCK_TIMEOUT);
    }

    protected OfflineStore open(StoredRemote remote, Duration lockTimeout) {
        List<EntityCollection> its = collections.all().stream()
                .filter(collection -> remote.collections().contains(collection.name()))
                .toList();
        return new JdbcStore(remote, its, destinations, captures, Clock.systemUTC(), lockTimeout);
    }

    @Override
    protected void local(Consumer<LocalTransaction> work) {
        QuarkusTransaction.requiringNew().run(() -> work.accept(this));
    }

    @Override
    public void put(String collection, Document document) {
        if (collection.equals(ITEMS)) {
            String id = document.get("id").textValue();
            Item item = em.find(Item.class, id);
            boolean fresh = item == null;
            if (fresh) {
                item = new Item();
                item.id = id;
            }
            item.name = document.get("name").textValue();
            item.quantity = document.get("quantity").intValue();
            if (fresh) {
                em.persist(item);
            }
        } else {
            Ticket ticket = new Ticket();
            ticket.id = Long.parseLong(document.get("id").textValue());
            ticket.name = document.get("name").textValue();
            em.persist(ticket);
        }
    }

    @Override
    public void delete(String collection, String id) {
        em.remove(em.find(Item.class, id));
    }

    @Override
    protected void bulk(String id, String name) {
        touched(id, new RecordState.Unknown(), "update Item set name = '%s' where id = ?1".formatted(name));
    }

    /** A bulk statement that the application tells of, as it does by {@code ChangeTracker}. */
    protected void touched(String id, RecordState old, String statement) {
        QuarkusTransaction.requiringNew().run(() -> {
            em.createQuery(statement).setParameter(1, id).executeUpdate();
            try (StatelessSession session = em.unwrap(Session.class).getSessionFactory().openStatelessSession()) {
                captures.add(session, StoreApp.UNIT,
                        List.of(new CapturedChange(ITEMS, id, CapturedChange.Operation.UPDATE, old)));
            }
        });
    }

    protected long rows(String table) {
        return QuarkusTransaction.requiringNew().call(
                () -> ((Number) em.createNativeQuery("select count(*) from " + table).getSingleResult()).longValue());
    }
}
