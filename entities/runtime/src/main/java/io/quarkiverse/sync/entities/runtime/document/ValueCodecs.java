package io.quarkiverse.sync.entities.runtime.document;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.type.descriptor.DateTimeUtils;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;

/** The simple types that a document can hold, as databases keep them: moments are rounded to the microsecond. */
final class ValueCodecs {

    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("uuuu");

    private static final int MILLISECONDS = 3;
    private static final int MICROSECONDS = 6;

    private static final Map<Class<?>, Codec> CODECS = new HashMap<>();
    private static final Map<Class<?>, IntFunction<Codec>> MOMENTS = new HashMap<>();

    static {
        text(String.class, "text", text -> text, text -> text);
        text(UUID.class, "a UUID", UUID::toString, UUID::fromString);
        text(Character.class, "one character", String::valueOf, ValueCodecs::character);
        text(LocalDate.class, "a date such as 2026-01-31", LocalDate::toString, LocalDate::parse);
        CODECS.put(LocalTime.class, time(null));
        moment(LocalDateTime.class, "a date and time such as 2026-01-31T13:45:00",
                DateTimeFormatter.ISO_LOCAL_DATE_TIME::format, LocalDateTime::parse);
        moment(Instant.class, "a time such as 2026-01-31T13:45:00Z", InstantText::print, InstantText::parse);
        moment(OffsetDateTime.class, "a time such as 2026-01-31T13:45:00+01:00",
                DateTimeFormatter.ISO_OFFSET_DATE_TIME::format, OffsetDateTime::parse);
        // The region is not kept by databases, the instant is.
        moment(ZonedDateTime.class, "a time such as 2026-01-31T13:45:00+01:00",
                DateTimeFormatter.ISO_OFFSET_DATE_TIME::format,
                text -> ZonedDateTime.parse(text).toOffsetDateTime().toZonedDateTime());
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

    /**
     * A point in time; null if the type is none.
     *
     * @param precision of the column, in digits of a second; null: microseconds, which is also the most that is told
     */
    static Codec moment(Class<?> type, Integer precision) {
        IntFunction<Codec> codec = MOMENTS.get(type);
        return codec == null ? null
                : codec.apply(precision == null ? MICROSECONDS : Math.min(precision, MICROSECONDS));
    }

    /** @param precision of the column; null: Hibernate makes one of whole seconds */
    static Codec time(Integer precision) {
        int digits = precision == null ? 0 : Math.min(precision, MILLISECONDS);
        return new TextCodec<LocalTime>("a time such as 13:45:00",
                time -> DateTimeFormatter.ISO_LOCAL_TIME.format(rounded(time, digits)),
                text -> rounded(LocalTime.parse(text), digits));
    }

    /** Hibernate rounds to milliseconds, then the database to the column; a day has no time after its last one. */
    private static LocalTime rounded(LocalTime time, int digits) {
        LocalTime rounded = DateTimeUtils.roundToSecondPrecision(
                DateTimeUtils.roundToSecondPrecision(time, MILLISECONDS), digits);
        return rounded.isBefore(time.truncatedTo(ChronoUnit.SECONDS)) ? DateTimeUtils.truncateToPrecision(time, digits)
                : rounded;
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

    /** Drivers and databases round what they cannot keep, H2 and PostgreSQL alike. */
    private static <T extends Temporal> void moment(Class<T> type, String expected, Function<T, String> print,
            Function<String, T> parse) {
        IntFunction<Codec> codec = digits -> new TextCodec<T>(expected,
                time -> print.apply(DateTimeUtils.roundToSecondPrecision(time, digits)),
                text -> DateTimeUtils.roundToSecondPrecision(parse.apply(text), digits));
        MOMENTS.put(type, codec);
        CODECS.put(type, codec.apply(MICROSECONDS));
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
