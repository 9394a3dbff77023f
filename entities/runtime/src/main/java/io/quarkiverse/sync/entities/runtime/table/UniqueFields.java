package io.quarkiverse.sync.entities.runtime.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.hibernate.metamodel.mapping.SelectableMapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.entities.runtime.document.Field;

/**
 * The fields whose values, alone or together, may stand in one row only, as the database itself tells. Fields that share an
 * index with columns that do not travel are compared without these.
 */
final class UniqueFields {

    private final List<Set<Field>> indexes;

    private UniqueFields(List<Set<Field>> indexes) {
        this.indexes = indexes;
    }

    static UniqueFields of(Connection connection, Collection<String> tables, Collection<Field> fields) throws SQLException {
        List<Set<Field>> indexes = new ArrayList<>();
        for (String table : tables) {
            Map<String, Field> byColumn = new HashMap<>();
            fields.forEach(field -> field.attribute().forEachSelectable((i, column) -> {
                if (table.equals(column.getContainingTableExpression())) {
                    byColumn.put(Catalog.plain(column.getSelectionExpression()), field);
                }
            }));
            for (Set<String> index : Catalog.of(connection, table).uniqueIndexes().values()) {
                Set<Field> unique = index.stream().map(byColumn::get).filter(Objects::nonNull).collect(Collectors.toSet());
                if (!unique.isEmpty()) {
                    indexes.add(unique);
                }
            }
        }
        return new UniqueFields(indexes);
    }

    /** For each row the ids of those that still hold a value that it is going to hold. */
    Map<String, Set<String>> holders(Collection<RowWrite> rows) {
        Map<String, Set<String>> holders = new HashMap<>();
        rows.forEach(row -> holders.put(row.id(), new LinkedHashSet<>()));
        for (Set<Field> index : indexes) {
            Map<Document, String> held = new HashMap<>();
            rows.forEach(row -> held.put(values(row, index, false), row.id()));
            for (RowWrite row : rows) {
                Document wanted = values(row, index, true);
                // Null is not equal to null.
                if (held.containsKey(wanted) && wanted.fields().stream().noneMatch(name -> wanted.get(name).isNull())) {
                    holders.get(row.id()).add(held.get(wanted));
                }
            }
        }
        return holders;
    }

    private static Document values(RowWrite row, Set<Field> index, boolean written) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        for (Field field : index) {
            JsonNode stored = row.stored().orElseThrow().get(field.name());
            values.set(field.name(), written && row.values().containsKey(field)
                    ? field.encode(row.values().get(field), null)
                    : stored);
        }
        return Document.owning(values);
    }

    /** The row as it lets go of what others wait for: with values that nobody else has, as far as there are any. */
    RowWrite parked(RowWrite row) {
        Set<Field> unique = new HashSet<>(row.values().keySet());
        unique.removeIf(field -> indexes.stream().noneMatch(index -> index.contains(field)));
        Map<Field, Object> values = new HashMap<>();
        unique.forEach(field -> {
            if (isNullable(field)) {
                values.put(field, null);
            } else {
                FreeValue.of(field.attribute()).ifPresent(value -> values.put(field, value));
            }
        });
        return row.with(values);
    }

    private static boolean isNullable(Field field) {
        List<SelectableMapping> columns = new ArrayList<>();
        field.attribute().forEachSelectable((i, column) -> columns.add(column));
        return columns.stream().allMatch(SelectableMapping::isNullable);
    }
}
