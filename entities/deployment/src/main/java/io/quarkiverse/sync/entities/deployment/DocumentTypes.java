package io.quarkiverse.sync.entities.deployment;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Type;

/** Which Java types a document can hold. */
final class DocumentTypes {

    private static final Set<DotName> IDS = names(String.class, UUID.class, Long.class, long.class, Integer.class, int.class,
            Short.class, short.class);
    private static final Set<DotName> NUMBERED_IDS = names(Long.class, long.class, Integer.class, int.class, Short.class,
            short.class, BigInteger.class, BigDecimal.class);
    private static final Set<DotName> VALUES = names(String.class, UUID.class, Boolean.class, boolean.class, Character.class,
            char.class, Byte.class, byte.class, Short.class, short.class, Integer.class, int.class, Long.class, long.class,
            Float.class, float.class, Double.class, double.class, BigInteger.class, BigDecimal.class, Instant.class,
            LocalDate.class, LocalTime.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class,
            Duration.class, Year.class);
    private static final Set<DotName> COLLECTIONS = names(Collection.class, List.class, Set.class, SortedSet.class);

    private final IndexView index;
    private final Set<DotName> converted;

    DocumentTypes(IndexView index) {
        this.index = index;
        this.converted = index.getAnnotations(Jpa.CONVERTER).stream()
                .filter(converter -> converter.value("autoApply") != null && converter.value("autoApply").asBoolean())
                .map(AnnotationInstance::target)
                .flatMap(target -> convertedBy(target.asClass()))
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean isId(Type type) {
        return IDS.contains(type.name());
    }

    boolean isText(Type type) {
        return type.name().equals(DotName.STRING_NAME);
    }

    boolean isNumberedId(Type type) {
        return NUMBERED_IDS.contains(type.name());
    }

    boolean isValue(Type type) {
        if (type.kind() == Type.Kind.ARRAY) {
            return type.asArrayType().dimensions() == 1 && type.asArrayType().constituent().name().toString().equals("byte");
        }
        ClassInfo known = index.getClassByName(type.name());
        return VALUES.contains(type.name()) || converted.contains(type.name()) || known != null && known.isEnum()
                || isEnumOfTheJdk(type);
    }

    /** The index knows nothing of the JDK. */
    private static boolean isEnumOfTheJdk(Type type) {
        try {
            return type.name().toString().startsWith("java.") && Class.forName(type.name().toString()).isEnum();
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    boolean isCollection(Type type) {
        return COLLECTIONS.contains(type.name()) && type.kind() == Type.Kind.PARAMETERIZED_TYPE;
    }

    private static Stream<DotName> convertedBy(ClassInfo converter) {
        return converter.interfaceTypes().stream()
                .filter(type -> type.name().equals(Jpa.ATTRIBUTE_CONVERTER) && type.kind() == Type.Kind.PARAMETERIZED_TYPE)
                .map(type -> type.asParameterizedType().arguments().get(0).name());
    }

    private static Set<DotName> names(Class<?>... types) {
        return Stream.of(types).map(type -> DotName.createSimple(type.getName())).collect(Collectors.toUnmodifiableSet());
    }
}
