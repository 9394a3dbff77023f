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

    /**
     * Serialization failure, deadlock, lock not available, H2's lock time-out, and a key that somebody else inserted first into
     * a table of ours.
     */
    private static final Set<String> PASSING = Set.of("40001", "40P01", "55P03", "HYT00", "90131", "23505");

    private Retrying() {
    }

    static <T> T run(Supplier<T> transaction) {
        for (int attempt = 1;; attempt++) {
            try {
                return transaction.get();
            } catch (HubError e) {
                throw e;
            } catch (RuntimeException e) {
                if (!passing(e, 0)) {
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

    private static boolean passing(Throwable failure, int depth) {
        if (failure == null || depth > 20) {
            return false;
        }
        if (failure instanceof SQLException sql && sql.getSQLState() != null && PASSING.contains(sql.getSQLState())) {
            return true;
        }
        for (Throwable suppressed : failure.getSuppressed()) {
            if (passing(suppressed, depth + 1)) {
                return true;
            }
        }
        return passing(failure.getCause(), depth + 1);
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
