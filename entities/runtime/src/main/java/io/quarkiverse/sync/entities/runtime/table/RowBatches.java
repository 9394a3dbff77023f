package io.quarkiverse.sync.entities.runtime.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.persister.entity.AbstractEntityPersister;
import org.hibernate.persister.entity.EntityPersister;

import io.quarkiverse.sync.entities.runtime.document.ElementsCodec;
import io.quarkiverse.sync.entities.runtime.document.EmbeddableCodec;
import io.quarkiverse.sync.entities.runtime.document.Field;
import io.quarkiverse.sync.entities.runtime.document.HibernateDocuments;

/** Writes the rows of an entity to all its tables; every method writes all its rows or throws. */
final class RowBatches {

    private final EntityPersister persister;
    private final List<TableRows> tables;
    private final List<Field> embedded;
    private final List<ElementRows> elements;
    private final List<ElementRows> owned = new ArrayList<>();

    RowBatches(EntityPersister persister, HibernateDocuments documents) {
        this.persister = persister;
        this.embedded = documents.attributes().stream().filter(field -> field.codec() instanceof EmbeddableCodec).toList();
        this.tables = TableStatements.of((AbstractEntityPersister) persister, embedded).stream()
                .map(table -> new TableRows(persister, table)).toList();
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

    List<TableStatements> tables() {
        return tables.stream().map(TableRows::statements).toList();
    }

    void insert(Connection connection, List<RowWrite> rows, SharedSessionContractImplementor session) throws SQLException {
        List<Object[]> states = rows.stream().map(row -> newState(row, session)).toList();
        for (TableRows table : tables) {
            table.insert(connection, rows, (row, attribute) -> states.get(row)[attribute.attributeIndex()], session);
        }
        for (ElementRows rowsOf : elements) {
            rowsOf.insert(connection, rows, session);
        }
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
        for (TableRows table : tables) {
            if (!table.updateTogether(connection, rows, session)) {
                for (List<RowWrite> some : alike.values()) {
                    update(connection, table, some, session);
                }
            }
        }
        updateElements(connection, rows, session);
    }

    /** Of rows of which each makes way for the next. */
    void updateInOrder(Connection connection, List<RowWrite> rows, SharedSessionContractImplementor session)
            throws SQLException {
        int start = 0;
        for (int end = 1; end <= rows.size(); end++) {
            if (end == rows.size() || !rows.get(end).values().keySet().equals(rows.get(start).values().keySet())) {
                for (TableRows table : tables) {
                    update(connection, table, rows.subList(start, end), session);
                }
                updateElements(connection, rows.subList(start, end), session);
                start = end;
            }
        }
    }

    /** @param rows of which the same fields are written */
    private void update(Connection connection, TableRows table, List<RowWrite> rows, SharedSessionContractImplementor session)
            throws SQLException {
        List<RowWrite> missed = table.update(connection, rows, session);
        // Hibernate makes no row in a secondary table while all its columns are null.
        if (!table.statements().isIdentifierTable()) {
            List<Object[]> states = missed.stream().map(row -> newState(row, session)).toList();
            table.insert(connection, missed, (row, attribute) -> states.get(row)[attribute.attributeIndex()], session);
        }
    }

    private void updateElements(Connection connection, List<RowWrite> rows, SharedSessionContractImplementor session)
            throws SQLException {
        for (ElementRows rowsOf : elements) {
            List<RowWrite> written = rows.stream().filter(row -> row.values().containsKey(rowsOf.field())).toList();
            if (!written.isEmpty()) {
                rowsOf.delete(connection, written, session);
                rowsOf.insert(connection, written, session);
            }
        }
    }

    void delete(Connection connection, List<RowWrite> rows, SharedSessionContractImplementor session) throws SQLException {
        for (ElementRows rowsOf : owned) {
            rowsOf.delete(connection, rows, session);
        }
        List<TableRows> dependentFirst = new ArrayList<>(tables);
        Collections.reverse(dependentFirst);
        for (TableRows table : dependentFirst) {
            table.delete(connection, rows, session);
        }
    }
}
