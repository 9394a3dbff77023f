package io.quarkiverse.sync.entities.runtime.document;

import static java.time.temporal.ChronoUnit.MICROS;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import org.hibernate.engine.spi.SharedSessionContractImplementor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;

/** The simple types that a document can hold. Times are cut to the microsecond, which is what databases keep. */
final class ValueCodecs {

    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("uuuu");

    private static final Map<Class<?>, Codec> CODECS = new HashMap<>();

    static {
        text(String.class, "text", text -> text, text -> text);
        text(UUID.class, "a UUID", UUID::toString, UUID::fromString);
        text(Character.class, "one character", String::valueOf, ValueCodecs::character);
        text(LocalDate.class, "a date such as 2026-01-31", LocalDate::toString, LocalDate::parse);
        CODECS.put(LocalTime.class, time(null));
        text(LocalDateTime.class, "a date and time such as 2026-01-31T13:45:00", DateTimeFormatter.ISO_LOCAL_DATE_TIME::format,
                text -> LocalDateTime.parse(text).truncatedTo(MICROS));
        text(Instant.class, "a time such as 2026-01-31T13:45:00Z", time -> time.truncatedTo(MICROS).toString(),
                text -> OffsetDateTime.parse(text).toInstant().truncatedTo(MICROS));
        text(OffsetDateTime.class, "a time such as 2026-01-31T13:45:00+01:00", DateTimeFormatter.ISO_OFFSET_DATE_TIME::format,
                text -> OffsetDateTime.parse(text).truncatedTo(MICROS));
        text(OffsetTime.class, "a time such as 13:45:00+01:00", DateTimeFormatter.ISO_OFFSET_TIME::format,
                text -> OffsetTime.parse(text).truncatedTo(MICROS));
        // The region is not kept by databases, the instant is.
        text(ZonedDateTime.class, "a time such as 2026-01-31T13:45:00+01:00", DateTimeFormatter.ISO_OFFSET_DATE_TIME::format,
                text -> ZonedDateTime.parse(text).toOffsetDateTime().toZonedDateTime().truncatedTo(MICROS));
        text(Year.class, "a year such as 2026", YEAR::format, text -> Year.parse(text, YEAR));
        text(Duration.class, "a duration such as PT15M", Duration::toString, Duration::parse);
        CODECS.put(byte[].class, new BytesCodec());
        number(Byte.class, "a byte", BigDecimal::byteValueExact);
        number(Short.class, "a short", BigDecimal::shortValueExact);
        number(Integer.class, "an int", BigDecimal::intValueExact);
        number(Long.class, "a long", BigDecimal::longValueExact);
        number(Float.class, "a float", ValueCodecs::finiteFloat);
        number(Double.class, "a double", ValueCodecs::finiteDouble);
        number(BigInteger.class, "a whole number", BigDecimal::toBigIntegerExact);
        CODECS.put(Boolean.class, new BooleanCodec());
    }

    private ValueCodecs() {
    }

    /** Null if the type is none of them. */
    static Codec of(Class<?> type) {
        return type.isEnum() ? enumeration(type) : CODECS.get(boxed(type));
    }

    /** @param precision of the column; null: Hibernate makes one of whole seconds */
    static Codec time(Integer precision) {
        ChronoUnit kept = precision == null || precision < 3 ? ChronoUnit.SECONDS : ChronoUnit.MILLIS;
        return new TextCodec<>("a time such as 13:45:00", DateTimeFormatter.ISO_LOCAL_TIME::format,
                text -> LocalTime.parse(text).truncatedTo(kept));
    }

    /** @param scale of the column: the database rounds to it */
    static Codec decimal(int scale, boolean asText) {
        Function<BigDecimal, BigDecimal> rounded = number -> number.scale() > scale
                ? number.setScale(scale, RoundingMode.HALF_UP)
                : number;
        NumberCodec number = new NumberCodec("a decimal number", rounded::apply);
        return asText
                ? // Text has no canonical form, so it is printed as the database pads it.
                new TextCodec<BigDecimal>(number.expected(),
                        value -> value.setScale(scale, RoundingMode.HALF_UP).toPlainString(),
                        text -> (BigDecimal) number.exact(new BigDecimal(text)))
                : number;
    }

    /** A number that is a string in the document. */
    static Codec asText(Codec number) {
        return number instanceof NumberCodec codec
                ? new TextCodec<Number>(codec.expected(), Number::toString, text -> codec.exact(new BigDecimal(text)))
                : number;
    }

    private static <T> void text(Class<T> type, String expected, Function<T, String> print, Function<String, T> parse) {
        CODECS.put(type, new TextCodec<>(expected, print, parse));
    }

    private static void number(Class<? extends Number> type, String expected, Function<BigDecimal, Number> exact) {
        CODECS.put(type, new NumberCodec(expected, exact));
    }

    @SuppressWarnings({ "unchecked", "rawtypes" })
    private static Codec enumeration(Class<?> type) {
        return new TextCodec<Enum>("a name of " + type.getSimpleName(), Enum::name,
                name -> Enum.valueOf((Class<Enum>) type, name));
    }

    private static Float finiteFloat(BigDecimal number) {
        if (Float.isInfinite(number.floatValue())) {
            throw new ArithmeticException(number.toString());
        }
        return number.floatValue();
    }

    private static Double finiteDouble(BigDecimal number) {
        if (Double.isInfinite(number.doubleValue())) {
            throw new ArithmeticException(number.toString());
        }
        return number.doubleValue();
    }

    private static char character(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException();
        }
        return text.charAt(0);
    }

    private static Class<?> boxed(Class<?> type) {
        return java.lang.invoke.MethodType.methodType(type).wrap().returnType();
    }

    private record BooleanCodec() implements Codec {
        @Override
        public JsonNode encode(Object value, SharedSessionContractImplementor session) {
            return BooleanNode.valueOf((Boolean) value);
        }

        @Override
        public Object decode(JsonNode json) {
            if (!json.isBoolean()) {
                throw new IllegalArgumentException("true or false");
            }
            return json.booleanValue();
        }
    }
}
