package io.quarkiverse.sync.entities.runtime.table;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;

/**
 * The columns of one attribute in one table, and how a value gets into them. What the application may write only once, or only
 * later, the hub may have written all the same: a record is taken over as a whole.
 */
final class ColumnBinding {

    private final AttributeMapping attribute;
    private final List<SelectableMapping> columns = new ArrayList<>();

    private ColumnBinding(AttributeMapping attribute, String table, Predicate<SelectableMapping> written) {
        this.attribute = attribute;
        attribute.forEachSelectable((index, column) -> {
            if (table.equals(column.getContainingTableExpression()) && !column.isFormula() && written.test(column)) {
                columns.add(column);
            }
        });
    }

    static ColumnBinding forInsert(AttributeMapping attribute, String table) {
        return new ColumnBinding(attribute, table, ColumnBinding::isWritten);
    }

    static ColumnBinding forUpdate(AttributeMapping attribute, String table, Set<SelectableMapping> left) {
        return new ColumnBinding(attribute, table, column -> isWritten(column) && !left.contains(column));
    }

    private static boolean isWritten(SelectableMapping column) {
        return column.isInsertable() || column.isUpdateable();
    }

    int attributeIndex() {
        return attribute.getStateArrayPosition();
    }

    List<SelectableMapping> columns() {
        return columns;
    }

    /**
     * @param value the attribute's value; of a reference the raw id
     * @return the next free index
     */
    int bind(PreparedStatement statement, int start, Object value, SharedSessionContractImplementor session)
            throws SQLException {
        List<Object> parts = parts(value, session);
        for (int i = 0; i < parts.size(); i++) {
            Binding.bind(statement, start + i, parts.get(i), columns.get(i).getJdbcMapping(), session);
        }
        return start + columns.size();
    }

    /** Adds the values of the columns as a driver takes them. */
    void addValues(Object value, List<Object> row, SharedSessionContractImplementor session) throws SQLException {
        if (value == TextColumns.NONE) {
            columns.forEach(column -> row.add(value));
            return;
        }
        List<Object> parts = parts(value, session);
        for (int i = 0; i < parts.size(); i++) {
            row.add(Binding.value(parts.get(i), columns.get(i).getJdbcMapping(), session));
        }
    }

    private List<Object> parts(Object value, SharedSessionContractImplementor session) {
        List<Object> parts = new ArrayList<>(columns.size());
        if (attribute instanceof ToOneAttributeMapping) {
            columns.forEach(column -> parts.add(column.getJdbcMapping().convertToRelationalValue(value)));
        } else {
            attribute.decompose(value, (index, part, column) -> {
                if (columns.contains(column)) {
                    parts.add(part);
                }
            }, session);
        }
        return parts;
    }
}
