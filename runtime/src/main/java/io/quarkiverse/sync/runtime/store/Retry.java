package io.quarkiverse.sync.runtime.store;

import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

import org.jboss.logging.Logger;

/** Tries a transaction again that the database refused because of another one. */
final class Retry {

    private static final Logger LOG = Logger.getLogger(Retry.class);

    private static final int ATTEMPTS = 8;
    private static final long FIRST_PAUSE = 10;
    private static final long LONGEST_PAUSE = 1000;

    // Lock time-outs of PostgreSQL, of H2, and those of the SQL standard that drivers use.
    private static final Set<String> LOCK_TIMEOUTS = Set.of("55P03", "HYT00", "HYT01", "41000");

    private Retry() {
    }

    /** Something that another transaction has done makes it necessary to start again. */
    static final class DisturbedException extends RuntimeException {
        DisturbedException(String message) {
            super(message);
        }
    }

    static <T> T run(Supplier<T> transaction) {
        long pause = FIRST_PAUSE;
        for (int attempt = 1;; attempt++) {
            try {
                return transaction.get();
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !passing(e) || !slept(pause)) {
                    throw e;
                }
                LOG.debugf(e, "Settling transaction was refused, attempt %s", attempt);
                pause = Math.min(pause * 2, LONGEST_PAUSE);
            }
        }
    }

    private static boolean passing(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DisturbedException || cause instanceof SQLException sql && passing(sql)) {
                return true;
            }
            for (Throwable suppressed : cause.getSuppressed()) {
                if (passing(suppressed)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean passing(SQLException failure) {
        String state = failure.getSQLState();
        // Class 40: deadlock, serialization. Class 23: two transactions have inserted the same row of ours.
        return failure instanceof SQLIntegrityConstraintViolationException || state != null
                && (state.startsWith("40") || state.startsWith("23") || LOCK_TIMEOUTS.contains(state));
    }

    private static boolean slept(long pause) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(pause / 2, pause + 1));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
