package io.quarkiverse.sync.runtime.store;

import java.util.function.Function;

import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** What was kept of a collection that is gone, and has been removed. */
public record Leftovers(int changes, int setAside, int conflicts) {

    private static final int PACKS = 20;

    public boolean any() {
        return changes + setAside + conflicts > 0;
    }

    /** In a transaction of its own. */
    public static Leftovers remove(SessionFactory sessions, String remote, String collection) {
        return inTransaction(sessions, jdbc -> {
            delete(jdbc, "sync_shadow", remote, collection);
            delete(jdbc, "sync_checkpoint", remote, collection);
            delete(jdbc, "sync_seen", remote, collection);
            return new Leftovers(delete(jdbc, "sync_change", remote, collection),
                    delete(jdbc, "sync_quarantine", remote, collection), delete(jdbc, "sync_conflict", remote, collection));
        });
    }

    private static int delete(Jdbc jdbc, String table, String remote, String collection) {
        return jdbc.update("delete from " + table + " where remote = ? and collection = ?", remote, collection);
    }

    /** Folds what is captured, which drops what is for no remote. */
    public static void fold(SessionFactory sessions, Destinations destinations) {
        int folded;
        do {
            folded = inTransaction(sessions, jdbc -> new Fold(jdbc, destinations, (remote, collection, ids) -> {
            }).oldest(PACKS));
        } while (folded > 0);
    }

    private static <T> T inTransaction(SessionFactory sessions, Function<Jdbc, T> work) {
        return Retry.run(() -> QuarkusTransaction.requiringNew().call(() -> {
            try (StatelessSession session = sessions.openStatelessSession()) {
                return work.apply(new Jdbc(session));
            }
        }));
    }
}
