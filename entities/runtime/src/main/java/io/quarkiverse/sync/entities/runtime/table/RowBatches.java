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

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.Document;
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

    List<String> tables() {
        return tables.stream().map(table -> table.statements().table()).toList();
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

    /** What a row that holds what was written tells. */
    Document document(RowWrite row, HibernateDocuments documents, SharedSessionContractImplementor session) {
        if (row.stored().isEmpty()) {
            Object[] state = newState(row, session);
            documents.attributes().forEach(field -> state[field.index()] = Fidelity.read(field, state[field.index()]));
            return documents.of(row.key(), state, session);
        }
        ObjectNode json = row.stored().get().toJson();
        row.values().forEach((field, value) -> json.set(field.name(), field.encode(Fidelity.read(field, value), session)));
        return Document.owning(json);
    }

    void update(Connection connection, List<RowWrite> rows, SharedSessionContractImplementor session) throws SQLException {
        Map<Set<Field>, List<RowWrite>> alike = new LinkedHashMap<>();
        rows.forEach(row -> alike.computeIfAbsent(row.values().keySet(), fields -> new ArrayList<>()).add(row));
        for (Map.Entry<Set<Field>, List<RowWrite>> group : alike.entrySet()) {
            update(connection, group.getKey(), group.getValue(), TableRows::update, session);
        }
    }

    /** Of rows of which each makes way for the next. */
    void updateInOrder(Connection connection, List<RowWrite> rows, SharedSessionContractImplementor session)
            throws SQLException {
        int start = 0;
        for (int end = 1; end <= rows.size(); end++) {
            Set<Field> fields = rows.get(start).values().keySet();
            if (end == rows.size() || !rows.get(end).values().keySet().equals(fields)) {
                update(connection, fields, rows.subList(start, end), TableRows::updateInOrder, session);
                start = end;
            }
        }
    }

    private interface Update {
        List<RowWrite> rows(TableRows table, Connection connection, List<ColumnBinding> attributes, List<RowWrite> rows,
                TableRows.Values values, SharedSessionContractImplementor session) throws SQLException;
    }

    private void update(Connection connection, Set<Field> fields, List<RowWrite> rows, Update update,
            SharedSessionContractImplementor session) throws SQLException {
        Map<Integer, Field> byAttribute = new LinkedHashMap<>();
        fields.forEach(field -> byAttribute.put(field.index(), field));
        for (TableRows table : tables) {
            List<ColumnBinding> attributes = table.statements().updated(byAttribute.keySet());
            if (table.statements().update(attributes).isEmpty()) {
                continue;
            }
            List<RowWrite> missed = update.rows(table, connection, attributes, rows, (row, attribute) -> rows.get(row).values()
                    .get(byAttribute.get(attribute.attributeIndex())), session);
            // Hibernate makes no row in a secondary table while all its columns are null.
            if (!table.statements().isIdentifierTable()) {
                List<Object[]> states = missed.stream().map(row -> newState(row, session)).toList();
                table.insert(connection, missed, (row, attribute) -> states.get(row)[attribute.attributeIndex()], session);
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
        List<TableRows> dependentFirst = new ArrayList<>(tables);
        Collections.reverse(dependentFirst);
        for (TableRows table : dependentFirst) {
            table.delete(connection, rows, session);
        }
    }
}
