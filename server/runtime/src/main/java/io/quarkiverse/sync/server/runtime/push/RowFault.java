package io.quarkiverse.sync.server.runtime.push;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.quarkiverse.sync.server.runtime.push.RowAnswer.Refused;
import io.quarkiverse.sync.store.SetAside;

/** Tells whether a transaction failed for what a row brings, and what to answer for that row. */
final class RowFault {

    /** Data, constraints, triggers, views that check, and what a procedure raises. */
    private static final Set<String> OF_THE_ROW = Set.of("22", "23", "27", "44", "P0");

    private static final Set<String> FOREIGN_KEY = Set.of("23503", "23506");
    private static final String UNIQUE = "23505";

    /** What comes after a statement of a validator that failed, whatever that was. */
    private static final String ABORTED = "25P02";

    private RowFault() {
    }

    /**
     * Code of the application that fails is blamed on the row that it failed on: on another it may well succeed.
     *
     * @return empty: the database or the hub is in trouble, the row is not to blame
     */
    static Optional<Refused> of(RuntimeException failure, boolean deletes) {
        Optional<SQLException> sql = chain(failure, 0).filter(SQLException.class::isInstance).map(SQLException.class::cast)
                .reduce((outer, inner) -> inner.getSQLState() == null ? outer : inner);
        if (sql.isEmpty()) {
            return Optional.of(failed(failure));
        }
        String state = sql.get().getSQLState() == null ? "" : sql.get().getSQLState();
        if (state.equals(ABORTED)) {
            return Optional.of(failed(failure));
        }
        if (OF_THE_ROW.stream().noneMatch(state::startsWith)) {
            return Optional.empty();
        }
        boolean refers = FOREIGN_KEY.contains(state);
        return Optional.of(new Refused((refers && !deletes ? SetAside.Reason.MISSING_PARENT : SetAside.Reason.REFUSED).name(),
                "the database refused it: " + sql.get().getMessage(), refers || state.equals(UNIQUE)));
    }

    static Refused failed(RuntimeException failure) {
        String causes = chain(failure, 0).map(Throwable::getMessage).filter(message -> message != null).distinct()
                .reduce((outer, inner) -> outer + ": " + inner).orElse(failure.getClass().getName());
        return new Refused("FAILED", "the hub's own code failed on it: " + causes, true);
    }

    /** Outer before inner. */
    static Stream<Throwable> chain(Throwable failure, int depth) {
        if (failure == null || depth > 20) {
            return Stream.empty();
        }
        Stream<Throwable> next = failure instanceof SQLException sql ? chain(sql.getNextException(), depth + 1)
                : Stream.empty();
        return Stream.of(Stream.of(failure), Stream.of(failure.getSuppressed()).flatMap(s -> chain(s, depth + 1)),
                chain(failure.getCause(), depth + 1), next).flatMap(part -> part);
    }
}
