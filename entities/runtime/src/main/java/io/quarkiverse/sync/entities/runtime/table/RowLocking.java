package io.quarkiverse.sync.entities.runtime.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.hibernate.StatelessSession;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Locks rows without ever waiting inside the database: what is locked elsewhere is skipped. So the transaction stays usable,
 * and no deadlock with an application transaction can arise from here.
 */
final class RowLocking {

    private final SelectableMapping column;
    private final KeyArray array;
    private final String select;
    private final String lock;
    private final boolean plansByValue;

    RowLocking(EntityPersister persister) {
        Dialect dialect = persister.getFactory().getJdbcServices().getDialect();
        this.column = persister.getIdentifierMapping().asBasicValuedModelPart();
        this.array = KeyArray.of(persister).orElse(null);
        this.select = "select " + column.getSelectionExpression() + " from "
                + persister.getIdentifierTableMapping().getTableName() + " where " + column.getSelectionExpression();
        this.lock = lock(dialect);
        this.plansByValue = dialect instanceof PostgreSQLDialect && dialect.getVersion().isSameOrAfter(12);
    }

    private static String lock(Dialect dialect) {
        if (dialect instanceof PostgreSQLDialect) {
            // Hibernate's own would block inserts of children, whose foreign keys look at the row.
            return " for no key update skip locked";
        }
        // Where the dialect knows no skipping, as on SQLite, a writer is alone anyway.
        return dialect.supportsSkipLocked() ? dialect.getForUpdateSkipLockedString() : "";
    }

    /** Those of the keys that have a row which nobody else holds; locked now. */
    Set<Object> lock(StatelessSession session, Collection<Object> keys) {
        Set<Object> locked = new LinkedHashSet<>();
        if (plansByValue) {
            session.doWork(RowLocking::planByValue);
        }
        SharedSessionContractImplementor hibernate = (SharedSessionContractImplementor) session;
        if (array != null) {
            for (Object[] some : array.of(keys)) {
                session.doWork(connection -> select(connection, hibernate, " = any(?)", List.of((Object) some),
                        array.mapping(), locked));
            }
            return locked;
        }
        for (List<Object> chunk : IdChunks.of(keys)) {
            JdbcMapping mapping = column.getJdbcMapping();
            session.doWork(connection -> select(connection, hibernate, " in (?" + ", ?".repeat(chunk.size() - 1) + ")",
                    chunk.stream().map(mapping::convertToRelationalValue).toList(), mapping, locked));
        }
        return locked;
    }

    /** PostgreSQL would go on with a plan that it made while the table was empty. Ends with the transaction. */
    private static void planByValue(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local plan_cache_mode = force_custom_plan");
        }
    }

    private void select(Connection connection, SharedSessionContractImplementor session, String condition, List<?> values,
            JdbcMapping mapping, Set<Object> locked) throws SQLException {
        JdbcMapping key = column.getJdbcMapping();
        String sql = select + condition + " order by " + column.getSelectionExpression() + lock;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                Binding.bind(statement, i + 1, values.get(i), mapping, session);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    locked.add(key.convertToDomainValue(key.getJdbcValueExtractor().extract(rows, 1, session)));
                }
            }
        }
    }
}
