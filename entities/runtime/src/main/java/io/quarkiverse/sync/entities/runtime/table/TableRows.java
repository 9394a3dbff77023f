package io.quarkiverse.sync.entities.runtime.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.persister.entity.EntityPersister;

/** Writes rows of one table in batches, through Hibernate's own binders. */
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

    /** @return those for which there was no row */
    List<RowWrite> update(Connection connection, List<ColumnBinding> attributes, List<RowWrite> rows, Values values,
            SharedSessionContractImplementor session) throws SQLException {
        return arrays != null && arrays.update(connection, attributes, rows, values, session) ? List.of()
                : updateInOrder(connection, attributes, rows, values, session);
    }

    /** One after the other, as each may make way for the next. */
    List<RowWrite> updateInOrder(Connection connection, List<ColumnBinding> attributes, List<RowWrite> rows, Values values,
            SharedSessionContractImplementor session) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(table.update(attributes))) {
            for (int i = 0; i < rows.size(); i++) {
                int next = 1;
                for (ColumnBinding attribute : attributes) {
                    next = attribute.bind(statement, next, values.of(i, attribute), session);
                }
                bindKey(statement, next, rows.get(i), session);
                statement.addBatch();
            }
            int[] counts = statement.executeBatch();
            return IntStream.range(0, counts.length).filter(i -> counts[i] == 0).mapToObj(rows::get).toList();
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
