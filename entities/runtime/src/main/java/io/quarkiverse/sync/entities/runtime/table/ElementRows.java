package io.quarkiverse.sync.entities.runtime.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.metamodel.mapping.SelectableMapping;

import io.quarkiverse.sync.entities.runtime.document.Field;

/** The rows of an element collection: written anew as a whole, as Hibernate does for a collection without order. */
final class ElementRows {

    private final Field field;
    private final PluralAttributeMapping collection;
    private final SelectableMapping key;
    private final List<SelectableMapping> columns = new ArrayList<>();
    private final SelectableMapping position;

    ElementRows(Field field) {
        this(field, (PluralAttributeMapping) field.attribute());
    }

    /** Of a collection that does not travel. */
    ElementRows(PluralAttributeMapping collection) {
        this(null, collection);
    }

    private ElementRows(Field field, PluralAttributeMapping collection) {
        this.field = field;
        this.collection = collection;
        this.key = collection.getKeyDescriptor().getKeyPart().getSelectable(0);
        this.position = collection.getIndexDescriptor() == null ? null
                : collection.getIndexDescriptor().getSelectable(0);
        collection.getElementDescriptor().forEachSelectable((index, column) -> columns.add(column));
    }

    Field field() {
        return field;
    }

    void delete(Connection connection, List<RowWrite> rows, SharedSessionContractImplementor session) throws SQLException {
        String sql = "delete from " + table() + " where " + key.getSelectionExpression() + " = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (RowWrite row : rows) {
                bind(statement, 1, row.key(), key, session);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    void insert(Connection connection, List<RowWrite> rows, SharedSessionContractImplementor session) throws SQLException {
        List<SelectableMapping> all = new ArrayList<>(List.of(key));
        if (position != null) {
            all.add(position);
        }
        all.addAll(columns);
        String sql = "insert into " + table() + " ("
                + all.stream().map(SelectableMapping::getSelectionExpression).collect(Collectors.joining(", ")) + ") values ("
                + all.stream().map(SelectableMapping::getWriteExpression).collect(Collectors.joining(", ")) + ")";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (RowWrite row : rows) {
                insert(statement, row, session);
            }
            statement.executeBatch();
        }
    }

    private void insert(PreparedStatement statement, RowWrite row, SharedSessionContractImplementor session)
            throws SQLException {
        List<?> elements = row.values().get(field) == null ? List.of() : (List<?>) row.values().get(field);
        for (int i = 0; i < elements.size(); i++) {
            int next = 1;
            bind(statement, next++, row.key(), key, session);
            if (position != null) {
                bind(statement, next++, i + collection.getIndexMetadata().getListIndexBase(), position, session);
            }
            List<Object> parts = new ArrayList<>();
            collection.getElementDescriptor().decompose(elements.get(i), (index, part, column) -> parts.add(part), session);
            for (int part = 0; part < parts.size(); part++) {
                Binding.bind(statement, next++, parts.get(part), columns.get(part).getJdbcMapping(), session);
            }
            statement.addBatch();
        }
    }

    private String table() {
        return collection.getSeparateCollectionTable();
    }

    private static void bind(PreparedStatement statement, int index, Object value, SelectableMapping column,
            SharedSessionContractImplementor session) throws SQLException {
        JdbcMapping mapping = column.getJdbcMapping();
        Binding.bind(statement, index, mapping.convertToRelationalValue(value), mapping, session);
    }
}
