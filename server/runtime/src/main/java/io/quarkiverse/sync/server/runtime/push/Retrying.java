package io.quarkiverse.sync.server.runtime.push;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

import org.jboss.logging.Logger;

import io.quarkiverse.sync.server.runtime.HubError;

/** Runs a transaction again that the database gave up for another's sake. */
final class Retrying {

    private static final Logger LOG = Logger.getLogger(Retrying.class);

    private static final int ATTEMPTS = 6;

    private static final String SERIALIZATION_FAILURE = "40001";
    private static final String UNIQUE = "23505";

    /** With deadlock, lock not available, H2's lock time-out and its concurrent update. */
    private static final Set<String> PASSING = Set.of(SERIALIZATION_FAILURE, "40P01", "55P03", "HYT00", "90131");

    private Retrying() {
    }

    static <T> T run(Supplier<T> transaction) {
        for (int attempt = 1;; attempt++) {
            try {
                return transaction.get();
            } catch (HubError e) {
                throw e;
            } catch (RuntimeException e) {
                if (!passing(e)) {
                    throw e;
                }
                LOG.debugf(e, "A push was given up by the database (attempt %d of %d)", attempt, ATTEMPTS);
                if (attempt == ATTEMPTS) {
                    throw HubError.busy("The hub is busy with the same records; send the same push again");
                }
                pause(attempt);
            }
        }
    }

    private static boolean passing(Throwable failure) {
        return RowFault.chain(failure, 0).anyMatch(cause -> cause instanceof SQLException sql && sql.getSQLState() != null
                && PASSING.contains(sql.getSQLState()));
    }

    /** For a table of ours: that somebody else has inserted the key first passes, and is no row's fault. */
    static SQLException passing(SQLException e) {
        return UNIQUE.equals(e.getSQLState()) ? new SQLException(e.getMessage(), SERIALIZATION_FAILURE, e) : e;
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(10L << attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw HubError.busy("The hub is stopping; send the same push again");
        }
    }
}
