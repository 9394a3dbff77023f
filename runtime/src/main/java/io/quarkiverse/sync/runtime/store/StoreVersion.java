package io.quarkiverse.sync.runtime.store;

import java.util.List;
import java.util.Set;

import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

import io.quarkiverse.sync.ConfigurationException;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Checks at start that the tables of the edge are there and as new as this code. */
public final class StoreVersion {

    private static final String PART = "edge";
    private static final int CURRENT = 1;

    private StoreVersion() {
    }

    /** @throws ConfigurationException if a persistence unit lacks the tables or has those of another version */
    public static void check(String persistenceUnit, SessionFactory sessions) {
        int found;
        try {
            found = Retry.run(() -> QuarkusTransaction.requiringNew().call(() -> {
                try (StatelessSession session = sessions.openStatelessSession()) {
                    return found(new Jdbc(session));
                }
            }));
        } catch (RuntimeException e) {
            throw configuration(("The tables of Quarkus Sync are missing in the database of persistence unit '%s': %s. Run the"
                    + " SQL that is shipped in META-INF/quarkus-sync/edge, or in development let schema management create them: see"
                    + " the page 'Tables' (reference-tables) of the documentation.")
                    .formatted(persistenceUnit, e.getMessage()));
        }
        if (found != CURRENT) {
            throw configuration(("The tables of Quarkus Sync in the database of persistence unit '%s' are of version %d, this"
                    + " application needs version %d. Run the SQL in between, shipped in META-INF/quarkus-sync/edge: see the page 'Tables'"
                    + " (reference-tables) of the documentation.").formatted(persistenceUnit, found, CURRENT));
        }
    }

    private static int found(Jdbc jdbc) {
        List<Integer> versions = jdbc.query("select version from sync_version where part = ?", row -> row.getInt(1), PART);
        if (versions.isEmpty()) {
            // Schema management creates tables, not rows.
            jdbc.update("insert into sync_version (part, version) values (?, ?)", PART, CURRENT);
            return CURRENT;
        }
        return versions.get(0);
    }

    private static ConfigurationException configuration(String message) {
        return new ConfigurationException(message, Set.of("quarkus.hibernate-orm.schema-management.strategy"));
    }
}
