package io.quarkiverse.sync.entities.runtime.table;

import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.metamodel.mapping.BasicValuedModelPart;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.sql.Template;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.entities.runtime.document.Field;
import io.quarkiverse.sync.entities.runtime.document.HibernateDocuments;
import io.quarkiverse.sync.entities.runtime.document.ReferenceCodec;
import io.quarkiverse.sync.entities.runtime.table.Catalog.Column;

/**
 * Whether rows hold what was written to them, so that nobody has to read them to know (docs/adr/0008). It is told of tables of
 * H2 and PostgreSQL without triggers, and of types that neither Hibernate nor the driver nor the database makes anything else
 * of. Looked up once: a trigger that is made while the application runs is not seen.
 */
final class Fidelity {

    private static final Set<String> TEXT = Set.of("varchar", "character varying", "text", "character large object");
    private static final Set<String> WHOLE_NUMBER = Set.of("tinyint", "int2", "smallint", "int4", "integer", "int8", "bigint",
            "smallserial", "serial", "bigserial");
    private static final Set<String> MOMENT = Set.of("timestamptz", "timestamp with time zone");
    private static final Map<Class<?>, Set<String>> KEPT = Map.of(String.class, TEXT, UUID.class, Set.of("uuid"),
            Boolean.class, Set.of("bool", "boolean"), Short.class, WHOLE_NUMBER, Integer.class, WHOLE_NUMBER,
            Long.class, WHOLE_NUMBER, Double.class, Set.of("float8", "double precision"));

    private static final int MICROSECONDS = 6;
    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    private static final String PLAIN_ON_POSTGRESQL = """
            select 1 from pg_class c where c.oid = to_regclass(?) and c.relkind = 'r' and not c.relhasrules
            and not exists (select 1 from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal)
            and not exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attgenerated <> '')""";
    /** Other modes read an empty text as none, cut blanks off, or round numbers to others. */
    private static final String PLAIN_ON_H2 = """
            select 1 from information_schema.tables t where t.table_schema = ? and t.table_name = ?
            and t.table_type = 'BASE TABLE'
            and exists (select 1 from information_schema.settings
              where setting_name = 'MODE' and setting_value in ('REGULAR', 'PostgreSQL'))
            and not exists (select 1 from information_schema.triggers g
              where g.event_object_schema = t.table_schema and g.event_object_table = t.table_name)
            and not exists (select 1 from information_schema.columns c
              where c.table_schema = t.table_schema and c.table_name = t.table_name
              and (c.column_on_update is not null or c.default_on_null or c.is_generated = 'ALWAYS'))""";

    private final HibernateDocuments documents;
    private final boolean told;

    private Fidelity(HibernateDocuments documents, boolean told) {
        this.documents = documents;
        this.told = told;
    }

    /** @param tables of the entity */
    static Fidelity of(Connection connection, Dialect dialect, List<TableStatements> tables, HibernateDocuments documents)
            throws SQLException {
        int kept = 0;
        for (TableStatements table : tables) {
            Catalog catalog = Catalog.of(connection, table.table());
            if (!isPlain(catalog, dialect, table.table())) {
                return new Fidelity(documents, false);
            }
            Map<String, Column> columns = catalog.columns();
            kept += (int) documents.attributes().stream().filter(field -> isKept(field, table, columns)).count();
        }
        return new Fidelity(documents, kept == documents.attributes().size());
    }

    private static boolean isPlain(Catalog catalog, Dialect dialect, String table) throws SQLException {
        return dialect instanceof PostgreSQLDialect && catalog.exists(PLAIN_ON_POSTGRESQL, table)
                || dialect instanceof H2Dialect && catalog.exists(PLAIN_ON_H2, catalog.schema(), catalog.table());
    }

    private static boolean isKept(Field field, TableStatements table, Map<String, Column> columns) {
        BasicValuedModelPart basic = field.attribute().asBasicValuedModelPart();
        boolean reference = field.codec() instanceof ReferenceCodec;
        if (!reference && (basic == null || !isOfHibernate(basic.getJdbcMapping()))) {
            return false;
        }
        SelectableMapping column = field.attribute().getSelectable(0);
        Column stored = columns.get(Catalog.plain(column.getSelectionExpression()));
        Class<?> type = reference ? ((ReferenceCodec) field.codec()).target().getIdentifierType().getReturnedClass()
                : basic.getJavaType().getJavaTypeClass();
        return stored != null && TableStatements.columns(table.inserted()).contains(column) && isPlain(column)
                && isKept(MethodType.methodType(type).wrap().returnType(), stored, field);
    }

    /** And not a type of the application's own, which may make anything of a value. */
    private static boolean isOfHibernate(JdbcMapping mapping) {
        return mapping.getValueConverter() == null
                && mapping.getMappedJavaType().getClass().getPackageName().startsWith("org.hibernate.")
                && mapping.getJdbcType().getClass().getPackageName().startsWith("org.hibernate.");
    }

    /** Without expressions of the application around it. */
    private static boolean isPlain(SelectableMapping column) {
        String read = column.getCustomReadExpression();
        return "?".equals(column.getWriteExpression())
                && (read == null || read.equals(Template.TEMPLATE + "." + column.getSelectionExpression()));
    }

    private static boolean isKept(Class<?> type, Column stored, Field field) {
        if (type.isEnum()) {
            return TEXT.contains(stored.type()) || WHOLE_NUMBER.contains(stored.type())
                    || stored.type().startsWith("enum(");
        }
        if (type == BigDecimal.class) {
            return stored.type().equals("numeric") && stored.digits() == field.scale();
        }
        if (type == Instant.class) {
            return MOMENT.contains(stored.type()) && stored.digits() >= MICROSECONDS;
        }
        return KEPT.getOrDefault(type, Set.of()).contains(stored.type());
    }

    /** What the row tells after the write, if that is known without reading it. */
    Optional<Document> document(RowWrite row) {
        if (!told || !row.values().entrySet().stream().allMatch(value -> isKept(value.getKey(), value.getValue()))) {
            return Optional.empty();
        }
        ObjectNode json;
        if (row.stored().isPresent()) {
            json = row.stored().get().toJson();
        } else if (row.values().keySet().containsAll(documents.attributes())) {
            json = JsonNodeFactory.instance.objectNode().put(documents.idField(), documents.idText(row.key()));
        } else {
            // The others have the defaults of a new instance, which may be others with each.
            return Optional.empty();
        }
        row.values().forEach((field, value) -> json.set(field.name(), field.encode(read(field, value), null)));
        return Optional.of(Document.owning(json));
    }

    private static boolean isKept(Field field, Object value) {
        if (value instanceof Instant time) {
            return !time.isBefore(FIRST) && !time.isAfter(LAST);
        }
        if (value instanceof String text) {
            // PostgreSQL cuts off blanks for which there is no room; half a surrogate becomes a question mark on the way.
            return !text.endsWith(" ") && text.chars().noneMatch(c -> Character.isSurrogate((char) c));
        }
        return value != null || !field.isPrimitive();
    }

    /** The value as it is read: the database rounds numbers to their scale, and fills them up to it. */
    private static Object read(Field field, Object value) {
        return value instanceof BigDecimal number ? number.setScale(field.scale(), RoundingMode.HALF_UP) : value;
    }
}
