package io.quarkiverse.sync.entities.runtime.table;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
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

    VARCHAR("character varying", String.class),
    TEXT("text", String.class),
    UUID("uuid", java.util.UUID.class),
    BOOLEAN("boolean", Boolean.class),
    SMALLINT("smallint", Byte.class, Short.class, Integer.class),
    INTEGER("integer", Byte.class, Short.class, Integer.class),
    BIGINT("bigint", Byte.class, Short.class, Integer.class, Long.class),
    NUMERIC("numeric", BigDecimal.class, BigInteger.class, Integer.class, Long.class),
    REAL("real", Float.class),
    DOUBLE("double precision", Double.class),
    DATE("date", LocalDate.class, Date.class),
    TIMESTAMP("timestamp without time zone", LocalDateTime.class, Timestamp.class),
    TIMESTAMP_WITH_ZONE("timestamp with time zone", OffsetDateTime.class);

    private static final int LAST_YEAR = 9999;

    private final String sqlName;
    private final Set<Class<?>> classes;

    TextType(String sqlName, Class<?>... classes) {
        this.sqlName = sqlName;
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

    @Override
    public String toString() {
        return sqlName;
    }
}
