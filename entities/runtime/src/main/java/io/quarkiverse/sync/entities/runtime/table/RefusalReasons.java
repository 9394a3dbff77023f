package io.quarkiverse.sync.entities.runtime.table;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.hibernate.StatelessSession;
import org.hibernate.persister.entity.EntityPersister;

import io.quarkiverse.sync.entities.runtime.capture.CapturedChange.Operation;
import io.quarkiverse.sync.entities.runtime.document.Field;
import io.quarkiverse.sync.entities.runtime.document.ReferenceCodec;
import io.quarkiverse.sync.store.SetAside.Reason;
import io.quarkiverse.sync.store.Settlement.Refusal;

/** Says in plain words why the database refused a row. By SQL state, with H2's own for a missing parent. */
final class RefusalReasons {

    private static final String UNIQUE = "23505";
    private static final Set<String> FOREIGN_KEY = Set.of("23503", "23506");

    /** Lock time-outs of PostgreSQL, and of H2 and others. */
    private static final Set<String> LOCKED = Set.of("55P03", "HYT00");

    private final RowQueries queries;
    private final Map<String, String> collections;

    /** @param collections names of collections by entity */
    RefusalReasons(RowQueries queries, Map<String, String> collections) {
        this.queries = queries;
        this.collections = collections;
    }

    /** Another row has a value that may stand in one row only. */
    static boolean isTaken(SQLException e) {
        return UNIQUE.equals(cause(e).getSQLState());
    }

    /** What the row refers to is missing, or others still refer to it. */
    static boolean isForeignKey(SQLException e) {
        return FOREIGN_KEY.contains(String.valueOf(cause(e).getSQLState()));
    }

    /** Another transaction holds the row, one that it refers to or is referred to by, or a value that it wants. */
    static boolean isLocked(SQLException e) {
        return LOCKED.contains(String.valueOf(cause(e).getSQLState()));
    }

    private static SQLException cause(SQLException e) {
        return e.getNextException() == null ? e : e.getNextException();
    }

    Refusal of(StatelessSession session, RowWrite row, SQLException e) {
        SQLException cause = cause(e);
        String state = cause.getSQLState() == null ? "" : cause.getSQLState();
        if (LOCKED.contains(state)) {
            return new Refusal(Reason.LOCKED,
                    "an application transaction holds the record, or another that it depends on; tried again by itself",
                    Optional.empty());
        }
        if (FOREIGN_KEY.contains(state) && row.operation() == Operation.DELETE) {
            return refused("other rows still refer to it: " + cause.getMessage(), true);
        }
        if (FOREIGN_KEY.contains(state)) {
            return missingParent(session, row)
                    .orElseGet(() -> new Refusal(Reason.MISSING_PARENT, cause.getMessage(), Optional.empty()));
        }
        if (state.equals(UNIQUE) && row.operation() == Operation.INSERT
                && !queries.existing(session, Set.of(row.key())).isEmpty()) {
            return new Refusal(Reason.LOCKED, "the application inserted the record meanwhile; it is settled with that one next",
                    Optional.empty());
        }
        return refused(cause.getMessage(), state.equals(UNIQUE));
    }

    private static Refusal refused(String message, boolean heals) {
        return new Refusal(Reason.REFUSED, "the database refused it: " + message, Optional.empty(), heals);
    }

    private Optional<Refusal> missingParent(StatelessSession session, RowWrite row) {
        for (Map.Entry<Field, Object> value : row.values().entrySet()) {
            if (value.getValue() != null && value.getKey().codec() instanceof ReferenceCodec reference
                    && isMissing(session, reference.target(), value.getValue())) {
                return Optional.of(missing(value.getKey(), reference.target(), value.getValue()));
            }
        }
        return Optional.empty();
    }

    private Refusal missing(Field field, EntityPersister target, Object id) {
        Optional<String> parent = Optional.ofNullable(collections.get(target.getEntityName())).map(name -> name + "/" + id);
        return new Refusal(Reason.MISSING_PARENT, "field '" + field.name() + "' refers to "
                + parent.orElse(target.getMappedClass().getSimpleName() + " " + id) + ", which is not here", parent);
    }

    private static boolean isMissing(StatelessSession session, EntityPersister target, Object id) {
        return session.createSelectionQuery("select 1 from " + target.getEntityName() + " e where e."
                + target.getIdentifierPropertyName() + " = :id", Integer.class).setParameter("id", id).list().isEmpty();
    }
}
