package io.quarkiverse.sync.entities.runtime.table;

import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.metamodel.mapping.BasicValuedModelPart;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.sql.Template;

import io.quarkiverse.sync.entities.runtime.document.Field;
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

    private static final String TRIGGERS = """
            select 1 from information_schema.triggers where event_object_schema = ? and event_object_table = ?""";
    private static final String CHANGING_COLUMNS_OF_H2 = """
            select 1 from information_schema.columns where table_schema = ? and table_name = ?
            and (column_on_update is not null or default_on_null or is_generated = 'ALWAYS')""";

    private final boolean full;

    private Fidelity(boolean full) {
        this.full = full;
    }

    /** @param fields all that travel */
    static Fidelity of(Connection connection, Dialect dialect, Collection<String> tables, Collection<Field> fields)
            throws SQLException {
        if (!(dialect instanceof PostgreSQLDialect) && !(dialect instanceof H2Dialect && isRegular(connection))) {
            return new Fidelity(false);
        }
        for (String table : tables) {
            Catalog catalog = Catalog.of(connection, table);
            if (catalog.exists(TRIGGERS) || dialect instanceof H2Dialect && catalog.exists(CHANGING_COLUMNS_OF_H2)) {
                return new Fidelity(false);
            }
            Map<String, Column> columns = catalog.columns();
            if (!fields.stream().allMatch(field -> isKept(field, table, columns))) {
                return new Fidelity(false);
            }
        }
        return new Fidelity(true);
    }

    /** Other modes read an empty text as none, cut blanks off, or round numbers to others. */
    private static boolean isRegular(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet mode = statement.executeQuery(
                        "select setting_value from information_schema.settings where setting_name = 'MODE'")) {
            return mode.next() && Set.of("REGULAR", "PostgreSQL").contains(mode.getString(1));
        }
    }

    private static boolean isKept(Field field, String table, Map<String, Column> columns) {
        BasicValuedModelPart basic = field.attribute().asBasicValuedModelPart();
        boolean reference = field.codec() instanceof ReferenceCodec;
        if (!reference && (basic == null || basic.getJdbcMapping().getValueConverter() != null)) {
            return false;
        }
        SelectableMapping column = field.attribute().getSelectable(0);
        if (!table.equals(column.getContainingTableExpression())) {
            return true;
        }
        Column stored = columns.get(Catalog.plain(column.getSelectionExpression()));
        Class<?> type = reference ? ((ReferenceCodec) field.codec()).target().getIdentifierType().getReturnedClass()
                : basic.getJavaType().getJavaTypeClass();
        return stored != null && isPlain(column) && isKept(MethodType.methodType(type).wrap().returnType(), stored, field);
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

    /** Whether a row is after the write what these values say. */
    boolean keeps(Collection<Object> values) {
        return full && values.stream().noneMatch(value -> value instanceof Instant time
                && (time.isBefore(FIRST) || time.isAfter(LAST)));
    }

    /** The value as it is read: the database rounds numbers to their scale, and fills them up to it. */
    static Object read(Field field, Object value) {
        return value instanceof BigDecimal number ? number.setScale(field.scale(), RoundingMode.HALF_UP) : value;
    }
}
