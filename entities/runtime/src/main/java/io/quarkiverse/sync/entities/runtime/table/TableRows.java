package io.quarkiverse.sync.entities.runtime.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.persister.entity.EntityPersister;

import io.quarkiverse.sync.entities.runtime.document.Field;

/** Writes rows of one table: in batches, through Hibernate's own binders, or where it can be by {@link ArrayRows}. */
final class TableRows {

    private final TableStatements table;
    private final JdbcMapping key;
    private final ArrayRows arrays;

    TableRows(EntityPersister persister, TableStatements table) {
        this.table = table;
        this.key = persister.getIdentifierMapping().getSingleJdbcMapping();
        this.arrays = ArrayRows.of(persister, table).orElse(null);
    }

    /** The value of an attribute in the row of this number. */
    @FunctionalInterface
    interface Values {
        Object of(int row, ColumnBinding attribute);
    }

    TableStatements statements() {
        return table;
    }

    void insert(Connection connection, List<RowWrite> rows, Values values, SharedSessionContractImplementor session)
            throws SQLException {
        if (arrays != null && arrays.insert(connection, rows, values, session)) {
            return;
        }
        int atOnce = table.rowsAtOnce();
        int whole = rows.size() - rows.size() % atOnce;
        insert(connection, atOnce, rows.subList(0, whole), values, session);
        insert(connection, rows.size() - whole, rows.subList(whole, rows.size()),
                (row, attribute) -> values.of(whole + row, attribute), session);
    }

    private void insert(Connection connection, int atOnce, List<RowWrite> rows, Values values,
            SharedSessionContractImplementor session) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(table.insert(atOnce))) {
            int next = 1;
            for (int i = 0; i < rows.size(); i++) {
                next = bindKey(statement, next, rows.get(i), session);
                for (ColumnBinding attribute : table.inserted()) {
                    next = attribute.bind(statement, next, values.of(i, attribute), session);
                }
                if ((i + 1) % atOnce == 0) {
                    statement.addBatch();
                    next = 1;
                }
            }
            statement.executeBatch();
        }
    }

    /** @return false if the rows have to be updated by {@link #update}: nothing was written */
    boolean updateTogether(Connection connection, List<RowWrite> rows, SharedSessionContractImplementor session)
            throws SQLException {
        if (arrays == null) {
            return false;
        }
        Changes changes = Changes.of(rows);
        List<ColumnBinding> attributes = table.updated(changes.attributes());
        return table.update(attributes).isEmpty() || arrays.update(connection, attributes, rows, changes, session);
    }

    /**
     * One after the other, as each may make way for the next.
     *
     * @param rows of which the same fields are written
     * @return those that are not there
     */
    List<RowWrite> update(Connection connection, List<RowWrite> rows, SharedSessionContractImplementor session)
            throws SQLException {
        Changes changes = Changes.of(rows);
        List<ColumnBinding> attributes = table.updated(changes.attributes());
        String sql = table.update(attributes);
        if (sql.isEmpty()) {
            return List.of();
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < rows.size(); i++) {
                int next = 1;
                for (ColumnBinding attribute : attributes) {
                    next = attribute.bind(statement, next, changes.of(i, attribute), session);
                }
                bindKey(statement, next, rows.get(i), session);
                statement.addBatch();
            }
            int[] counts = statement.executeBatch();
            return IntStream.range(0, counts.length).filter(i -> counts[i] == 0).mapToObj(rows::get).toList();
        }
    }

    /** The fields that are written of any of the rows, by the index of their attribute. */
    private record Changes(List<RowWrite> rows, Map<Integer, Field> fields) implements Values {

        static Changes of(List<RowWrite> rows) {
            Map<Integer, Field> fields = new LinkedHashMap<>();
            rows.forEach(row -> row.values().keySet().forEach(field -> fields.put(field.index(), field)));
            return new Changes(rows, fields);
        }

        Set<Integer> attributes() {
            return fields.keySet();
        }

        @Override
        public Object of(int row, ColumnBinding attribute) {
            return rows.get(row).values().getOrDefault(fields.get(attribute.attributeIndex()), TextColumns.NONE);
        }
    }

    void delete(Connection connection, List<RowWrite> rows, SharedSessionContractImplementor session) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(table.delete())) {
            for (RowWrite row : rows) {
                bindKey(statement, 1, row, session);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private int bindKey(PreparedStatement statement, int index, RowWrite row, SharedSessionContractImplementor session)
            throws SQLException {
        Binding.bind(statement, index, key.convertToRelationalValue(row.key()), key, session);
        return index + 1;
    }
}
