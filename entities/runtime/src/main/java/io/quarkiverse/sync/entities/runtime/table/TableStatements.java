package io.quarkiverse.sync.entities.runtime.table;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.generator.OnExecutionGenerator;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.ForeignKeyDescriptor;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;
import org.hibernate.persister.entity.AbstractEntityPersister;
import org.hibernate.persister.entity.mutation.EntityTableMapping;

import io.quarkiverse.sync.entities.runtime.document.EmbeddableCodec;
import io.quarkiverse.sync.entities.runtime.document.Field;

/** The statements for one of an entity's tables. */
final class TableStatements {

    private static final int ROWS = 100;
    private static final int MOST_PARAMETERS = 30_000;

    private final AbstractEntityPersister persister;
    private final EntityTableMapping table;
    private final SelectableMapping keyColumn;
    private final String key;
    private final List<ColumnBinding> inserted;

    private final Set<SelectableMapping> staysAtHome;

    private TableStatements(AbstractEntityPersister persister, EntityTableMapping table,
            Set<SelectableMapping> staysAtHome) {
        this.staysAtHome = staysAtHome;
        this.persister = persister;
        this.table = table;
        this.keyColumn = table.getKeyMapping().getSelectable(0);
        this.key = keyColumn.getSelectionExpression();
        this.inserted = attributes().map(persister::getAttributeMapping)
                .map(attribute -> ColumnBinding.forInsert(attribute, table.getTableName())).toList();
    }

    /**
     * The identifier's table first.
     *
     * @param embedded fields that may have parts that do not travel and are not to be overwritten
     */
    static List<TableStatements> of(AbstractEntityPersister persister, List<Field> embedded) {
        Set<SelectableMapping> staysAtHome = new HashSet<>();
        embedded.forEach(field -> field.attribute().forEachSelectable((i, column) -> staysAtHome.add(column)));
        embedded.forEach(field -> ((EmbeddableCodec) field.codec()).columns().forEach(staysAtHome::remove));
        return Stream.of(persister.getTableMappings()).filter(table -> !table.isInverse())
                .map(table -> new TableStatements(persister, table, staysAtHome)).toList();
    }

    private Stream<Integer> attributes() {
        Dialect dialect = persister.getFactory().getJdbcServices().getDialect();
        return Arrays.stream(table.getAttributeIndexes()).boxed()
                .filter(index -> isWritten(persister.getAttributeMapping(index), dialect));
    }

    private static boolean isWritten(AttributeMapping attribute, Dialect dialect) {
        boolean computed = attribute.asBasicValuedModelPart() != null
                && attribute.getGenerator() instanceof OnExecutionGenerator generator
                && !generator.referenceColumnsInSql(dialect);
        return !computed && !(attribute instanceof PluralAttributeMapping)
                && !(attribute instanceof ToOneAttributeMapping reference
                        && reference.getSideNature() != ForeignKeyDescriptor.Nature.KEY);
    }

    String table() {
        return table.getTableName();
    }

    boolean isIdentifierTable() {
        return table.isIdentifierTable();
    }

    SelectableMapping keyColumn() {
        return keyColumn;
    }

    List<ColumnBinding> inserted() {
        return inserted;
    }

    /** Each row costs PostgreSQL an execution of its own in a batch, and less than half of that beside others. */
    int rowsAtOnce() {
        return persister.getFactory().getJdbcServices().getDialect() instanceof PostgreSQLDialect
                ? Math.max(1, Math.min(ROWS, MOST_PARAMETERS / (1 + columns(inserted).size())))
                : 1;
    }

    String insert(int rows) {
        List<SelectableMapping> columns = columns(inserted);
        String row = "(?" + columns.stream().map(column -> ", " + column.getWriteExpression()).collect(Collectors.joining())
                + ")";
        return "insert into " + table.getTableName() + " (" + key
                + columns.stream().map(column -> ", " + column.getSelectionExpression()).collect(Collectors.joining())
                + ") values " + row + (", " + row).repeat(rows - 1);
    }

    /** The key is the first of the columns. */
    String insert(TextColumns values) {
        return "insert into " + table.getTableName() + " (" + key + columns(inserted).stream()
                .map(column -> ", " + column.getSelectionExpression()).collect(Collectors.joining())
                + ") select " + String.join(", ", values.values()) + " from " + values.from();
    }

    /** Those of the attributes that have columns here. */
    List<ColumnBinding> updated(Set<Integer> attributes) {
        return attributes().filter(attributes::contains).map(persister::getAttributeMapping)
                .map(attribute -> ColumnBinding.forUpdate(attribute, table.getTableName(), staysAtHome))
                .filter(binding -> !binding.columns().isEmpty()).toList();
    }

    /** The key is the last parameter. */
    String update(List<ColumnBinding> bindings) {
        Stream<String> assignments = columns(bindings).stream()
                .map(column -> column.getSelectionExpression() + " = " + column.getWriteExpression());
        String set = withNextVersion(assignments).collect(Collectors.joining(", "));
        return set.isEmpty() ? "" : "update " + table.getTableName() + " set " + set + " where " + key + " = ?";
    }

    /** The key is the first of the columns. */
    String update(List<ColumnBinding> bindings, TextColumns values) {
        List<SelectableMapping> columns = columns(bindings);
        Stream<String> assignments = IntStream.range(0, columns.size()).mapToObj(i -> {
            String column = columns.get(i).getSelectionExpression();
            return column + " = " + values.valueOr(i + 1, "sync_row." + column);
        });
        return "update " + table.getTableName() + " sync_row set "
                + withNextVersion(assignments).collect(Collectors.joining(", ")) + " from " + values.from() + " where sync_row."
                + key + " = " + values.values().get(0);
    }

    private Stream<String> withNextVersion(Stream<String> assignments) {
        return persister.isVersioned() && table.isIdentifierTable() ? Stream.concat(assignments, Stream.of(nextVersion()))
                : assignments;
    }

    private String nextVersion() {
        String column = persister.getVersionColumnName();
        return column + " = " + (Number.class.isAssignableFrom(persister.getVersionType().getReturnedClass()) ? column + " + 1"
                : "current_timestamp");
    }

    String delete() {
        return "delete from " + table.getTableName() + " where " + key + " = ?";
    }

    static List<SelectableMapping> columns(List<ColumnBinding> bindings) {
        return bindings.stream().flatMap(binding -> binding.columns().stream()).toList();
    }
}
