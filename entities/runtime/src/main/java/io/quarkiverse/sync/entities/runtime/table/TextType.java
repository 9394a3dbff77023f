package io.quarkiverse.sync.entities.runtime.table;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Types of PostgreSQL, and the classes whose values have a text that it reads as the value that the driver would have sent. Not
 * among them are {@code character}, whose cast cuts values off, and {@code time}, whose text in Java loses milliseconds.
 */
enum TextType {

    VARCHAR("character varying", "varchar", String.class),
    TEXT("text", "text", String.class),
    UUID("uuid", "uuid", java.util.UUID.class),
    BOOLEAN("boolean", "bool", Boolean.class),
    SMALLINT("smallint", "int2", Byte.class, Short.class, Integer.class),
    INTEGER("integer", "int4", Byte.class, Short.class, Integer.class),
    BIGINT("bigint", "int8", Byte.class, Short.class, Integer.class, Long.class),
    NUMERIC("numeric", "numeric", BigDecimal.class, BigInteger.class, Integer.class, Long.class),
    REAL("real", "float4", Float.class),
    DOUBLE("double precision", "float8", Double.class),
    DATE("date", "date", LocalDate.class, Date.class),
    TIMESTAMP("timestamp without time zone", "timestamp", LocalDateTime.class, Timestamp.class),
    TIMESTAMP_WITH_ZONE("timestamp with time zone", "timestamptz", OffsetDateTime.class);

    private static final int LAST_YEAR = 9999;

    private final String sqlName;
    private final String driverName;
    private final Set<Class<?>> classes;

    TextType(String sqlName, String driverName, Class<?>... classes) {
        this.sqlName = sqlName;
        this.driverName = driverName;
        this.classes = Set.of(classes);
    }

    /** @param sqlName as {@code pg_typeof} says it */
    static Optional<TextType> of(String sqlName) {
        return Stream.of(values()).filter(type -> type.sqlName.equals(sqlName)).findFirst();
    }

    /** Empty if there is none. */
    Optional<String> text(Object value) {
        Object plain = value instanceof Timestamp time ? time.toLocalDateTime()
                : value instanceof Date date ? date.toLocalDate() : value;
        return classes.contains(value.getClass()) && !(plain instanceof Temporal time && !isReadAlike(time))
                ? Optional.of(plain.toString())
                : Optional.empty();
    }

    /** Before and after these years, Java writes dates in another way than PostgreSQL reads them. */
    private static boolean isReadAlike(Temporal time) {
        int year = time.get(ChronoField.YEAR);
        return year >= 1 && year <= LAST_YEAR;
    }

    Array array(Connection connection, String[] texts) throws SQLException {
        return connection.createArrayOf(driverName, texts);
    }
}
