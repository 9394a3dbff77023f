package io.quarkiverse.sync.entities.runtime.table;

import java.sql.PreparedStatement;
import java.sql.SQLException;

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.JdbcMapping;

/** Hands a value to a driver as Hibernate itself would. */
final class Binding {

    private Binding() {
    }

    @SuppressWarnings("unchecked")
    static void bind(PreparedStatement statement, int index, Object value, JdbcMapping mapping,
            SharedSessionContractImplementor session) throws SQLException {
        mapping.getJdbcValueBinder().bind(statement, value, index, session);
    }

    /** What the driver gets. */
    @SuppressWarnings("unchecked")
    static Object value(Object value, JdbcMapping mapping, SharedSessionContractImplementor session) throws SQLException {
        return value == null ? null : mapping.getJdbcValueBinder().getBindValue(value, session);
    }
}
