package io.quarkiverse.sync.runtime.store;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

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
            found = found(sessions);
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

    /** Schema management creates tables, not rows: the first node that starts writes it, others that start at once find it. */
    private static int found(SessionFactory sessions) {
        Optional<Integer> version = inTransaction(sessions, StoreVersion::read);
        if (version.isPresent()) {
            return version.get();
        }
        try {
            return inTransaction(sessions, StoreVersion::write);
        } catch (RuntimeException e) {
            return inTransaction(sessions, StoreVersion::read).orElseThrow(() -> e);
        }
    }

    private static <T> T inTransaction(SessionFactory sessions, Function<Jdbc, T> work) {
        return Retry.run(() -> QuarkusTransaction.requiringNew().call(() -> {
            try (StatelessSession session = sessions.openStatelessSession()) {
                return work.apply(new Jdbc(session));
            }
        }));
    }

    private static Optional<Integer> read(Jdbc jdbc) {
        return jdbc.query("select version from sync_version where part = ?", row -> row.getInt(1), PART).stream().findFirst();
    }

    private static int write(Jdbc jdbc) {
        jdbc.update("insert into sync_version (part, version) values (?, ?)", PART, CURRENT);
        return CURRENT;
    }

    private static ConfigurationException configuration(String message) {
        return new ConfigurationException(message, Set.of("quarkus.hibernate-orm.schema-management.strategy"));
    }
}
