package io.quarkiverse.sync.entities.runtime.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Writes rows of one table of PostgreSQL by {@link TextColumns}, where every column and every value allows it. Rows that are
 * alone are bound: so what the database refuses is tried once more in the usual way when it has been halved down to one row.
 */
final class ArrayRows {

    private final TableStatements table;
    private final SelectableMapping key;
    private volatile Map<String, TextType> types;

    private ArrayRows(TableStatements table) {
        this.table = table;
        this.key = table.keyColumn();
    }

    /** Empty where the driver may make another moment of a date than its text says, and on other databases. */
    static Optional<ArrayRows> of(EntityPersister persister, TableStatements table) {
        return persister.getFactory().getJdbcServices().getDialect() instanceof PostgreSQLDialect
                && persister.getFactory().getSessionFactoryOptions().getJdbcTimeZone() == null
                        ? Optional.of(new ArrayRows(table))
                        : Optional.empty();
    }

    /** @return false if the rows have to be bound: nothing was written */
    boolean insert(Connection connection, List<RowWrite> rows, TableRows.Values values,
            SharedSessionContractImplementor session) throws SQLException {
        Optional<TextColumns> columns = columns(connection, table.inserted(), rows, values, session);
        if (columns.isPresent()) {
            columns.get().execute(connection, table.insert(columns.get()));
        }
        return columns.isPresent();
    }

    /** @return false if the rows have to be bound: nothing was written */
    boolean update(Connection connection, List<ColumnBinding> attributes, List<RowWrite> rows, TableRows.Values values,
            SharedSessionContractImplementor session) throws SQLException {
        // A row may be missing in other tables, and then has to be known.
        Optional<TextColumns> columns = table.isIdentifierTable() ? columns(connection, attributes, rows, values, session)
                : Optional.empty();
        if (columns.isPresent()) {
            columns.get().execute(connection, table.update(attributes, columns.get()));
        }
        return columns.isPresent();
    }

    private Optional<TextColumns> columns(Connection connection, List<ColumnBinding> attributes, List<RowWrite> rows,
            TableRows.Values values, SharedSessionContractImplementor session) throws SQLException {
        if (rows.size() < 2) {
            return Optional.empty();
        }
        List<TextType> known = new ArrayList<>();
        known.add(type(connection, key));
        for (SelectableMapping column : TableStatements.columns(attributes)) {
            known.add(type(connection, column));
        }
        if (known.contains(null)) {
            return Optional.empty();
        }
        TextColumns columns = new TextColumns(known, rows.size());
        for (int i = 0; i < rows.size(); i++) {
            List<Object> row = new ArrayList<>(known.size());
            row.add(Binding.value(key.getJdbcMapping().convertToRelationalValue(rows.get(i).key()), key.getJdbcMapping(),
                    session));
            for (ColumnBinding attribute : attributes) {
                attribute.addValues(values.of(i, attribute), row, session);
            }
            if (!columns.set(i, row)) {
                return Optional.empty();
            }
        }
        return Optional.of(columns);
    }

    /** Null if it has none, or is not written as it is. */
    private TextType type(Connection connection, SelectableMapping column) throws SQLException {
        if (types == null) {
            types = read(connection);
        }
        return "?".equals(column.getWriteExpression()) ? types.get(column.getSelectionExpression()) : null;
    }

    private Map<String, TextType> read(Connection connection) throws SQLException {
        List<String> columns = new ArrayList<>(List.of(key.getSelectionExpression()));
        TableStatements.columns(table.inserted()).forEach(column -> columns.add(column.getSelectionExpression()));
        String sql = "select " + columns.stream().map(column -> "pg_typeof(t." + column + ")::text")
                .collect(Collectors.joining(", ")) + " from (select 1) one left join " + table.table() + " t on false";
        Map<String, TextType> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql); ResultSet row = statement.executeQuery()) {
            row.next();
            for (int i = 0; i < columns.size(); i++) {
                String column = columns.get(i);
                TextType.of(row.getString(i + 1)).ifPresent(type -> found.put(column, type));
            }
        }
        return found;
    }
}
