package io.quarkiverse.sync.entities.runtime.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.persister.entity.AbstractEntityPersister;
import org.hibernate.persister.entity.EntityPersister;

import io.quarkiverse.sync.entities.runtime.document.ElementsCodec;
import io.quarkiverse.sync.entities.runtime.document.EmbeddableCodec;
import io.quarkiverse.sync.entities.runtime.document.Field;
import io.quarkiverse.sync.entities.runtime.document.HibernateDocuments;

/** Writes rows by JDBC batches, through Hibernate's own binders; every method writes all its rows or throws. */
final class RowBatches {

    private final EntityPersister persister;
    private final List<TableStatements> tables;
    private final List<Field> embedded;
    private final List<ElementRows> elements;
    private final List<ElementRows> owned = new ArrayList<>();

    RowBatches(EntityPersister persister, HibernateDocuments documents) {
        this.persister = persister;
        this.embedded = documents.attributes().stream().filter(field -> field.codec() instanceof EmbeddableCodec).toList();
        this.tables = TableStatements.of((AbstractEntityPersister) persister, embedded);
        this.elements = documents.attributes().stream().filter(RowBatches::isElements).map(ElementRows::new).toList();
        persister.forEachAttributeMapping(attribute -> {
            // Those that stay at home too: their rows refer to the row.
            if (attribute instanceof PluralAttributeMapping plural && !plural.getCollectionDescriptor().isInverse()
                    && plural.getSeparateCollectionTable() != null) {
                owned.add(new ElementRows(plural));
            }
        });
    }

    private static boolean isElements(Field field) {
        return field.codec() instanceof ElementsCodec;
    }

    List<String> tables() {
        return tables.stream().map(TableStatements::table).toList();
    }

    void insert(Connection connection, List<RowWrite> rows, SharedSessionContractImplementor session) throws SQLException {
        List<Object[]> states = rows.stream().map(row -> newState(row, session)).toList();
        for (TableStatements table : tables) {
            insert(connection, table, rows, states, session);
        }
        for (ElementRows rowsOf : elements) {
            rowsOf.insert(connection, rows, session);
        }
    }

    private void insert(Connection connection, TableStatements table, List<RowWrite> rows, List<Object[]> states,
            SharedSessionContractImplementor session) throws SQLException {
        int atOnce = table.rowsAtOnce();
        int whole = rows.size() - rows.size() % atOnce;
        insert(connection, table, atOnce, rows.subList(0, whole), states.subList(0, whole), session);
        insert(connection, table, rows.size() - whole, rows.subList(whole, rows.size()),
                states.subList(whole, rows.size()), session);
    }

    private void insert(Connection connection, TableStatements table, int atOnce, List<RowWrite> rows, List<Object[]> states,
            SharedSessionContractImplementor session) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(table.insert(atOnce))) {
            int next = 1;
            for (int i = 0; i < rows.size(); i++) {
                next = bindKey(statement, next, rows.get(i), session);
                for (ColumnBinding binding : table.inserted()) {
                    next = binding.bind(statement, next, states.get(i)[binding.attributeIndex()], session);
                }
                if ((i + 1) % atOnce == 0) {
                    statement.addBatch();
                    next = 1;
                }
            }
            statement.executeBatch();
        }
    }

    private static List<RowWrite> missed(List<RowWrite> rows, int[] counts) {
        return IntStream.range(0, counts.length).filter(i -> counts[i] == 0).mapToObj(rows::get).toList();
    }

    /** The values of a new instance, so that what the document lacks has the entity's own default. */
    private Object[] newState(RowWrite row, SharedSessionContractImplementor session) {
        Object[] state = persister.getValues(persister.instantiate(row.key(), session));
        row.values().forEach((field, value) -> {
            if (value != null || !field.isPrimitive()) {
                state[field.index()] = value;
            }
        });
        embedded.stream().filter(field -> state[field.index()] == null)
                .forEach(field -> state[field.index()] = field.codec().unset());
        if (persister.isVersioned()) {
            state[persister.getVersionPropertyIndex()] = persister.getVersionJavaType().seed(null, null, null, session);
        }
        return state;
    }

    void update(Connection connection, List<RowWrite> rows, SharedSessionContractImplementor session) throws SQLException {
        Map<Set<Field>, List<RowWrite>> alike = new LinkedHashMap<>();
        rows.forEach(row -> alike.computeIfAbsent(row.values().keySet(), fields -> new ArrayList<>()).add(row));
        for (Map.Entry<Set<Field>, List<RowWrite>> group : alike.entrySet()) {
            update(connection, group.getKey(), group.getValue(), session);
        }
    }

    /** Of rows of which each makes way for the next. */
    void updateInOrder(Connection connection, List<RowWrite> rows, SharedSessionContractImplementor session)
            throws SQLException {
        int start = 0;
        for (int end = 1; end <= rows.size(); end++) {
            Set<Field> fields = rows.get(start).values().keySet();
            if (end == rows.size() || !rows.get(end).values().keySet().equals(fields)) {
                update(connection, fields, rows.subList(start, end), session);
                start = end;
            }
        }
    }

    private void update(Connection connection, Set<Field> fields, List<RowWrite> rows,
            SharedSessionContractImplementor session) throws SQLException {
        Map<Integer, Field> byAttribute = new LinkedHashMap<>();
        fields.forEach(field -> byAttribute.put(field.index(), field));
        for (TableStatements table : tables) {
            List<ColumnBinding> bindings = table.updated(byAttribute.keySet());
            String sql = table.update(bindings);
            if (sql.isEmpty()) {
                continue;
            }
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (RowWrite row : rows) {
                    int next = 1;
                    for (ColumnBinding binding : bindings) {
                        next = binding.bind(statement, next, row.values().get(byAttribute.get(binding.attributeIndex())),
                                session);
                    }
                    bindKey(statement, next, row, session);
                    statement.addBatch();
                }
                // Hibernate makes no row in a secondary table while all its columns are null.
                List<RowWrite> missed = missed(rows, statement.executeBatch());
                if (!table.isIdentifierTable()) {
                    insert(connection, table, missed, missed.stream().map(row -> newState(row, session)).toList(), session);
                }
            }
        }
        for (ElementRows rowsOf : elements) {
            if (byAttribute.containsValue(rowsOf.field())) {
                rowsOf.delete(connection, rows, session);
                rowsOf.insert(connection, rows, session);
            }
        }
    }

    void delete(Connection connection, List<RowWrite> rows, SharedSessionContractImplementor session) throws SQLException {
        for (ElementRows rowsOf : owned) {
            rowsOf.delete(connection, rows, session);
        }
        List<TableStatements> dependentFirst = new ArrayList<>(tables);
        Collections.reverse(dependentFirst);
        for (TableStatements table : dependentFirst) {
            try (PreparedStatement statement = connection.prepareStatement(table.delete())) {
                for (RowWrite row : rows) {
                    bindKey(statement, 1, row, session);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        }
    }

    private int bindKey(PreparedStatement statement, int index, RowWrite row, SharedSessionContractImplementor session)
            throws SQLException {
        JdbcMapping mapping = persister.getIdentifierMapping().getSingleJdbcMapping();
        Binding.bind(statement, index, mapping.convertToRelationalValue(row.key()), mapping, session);
        return index + 1;
    }
}
