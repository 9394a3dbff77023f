package io.quarkiverse.sync.entities.runtime.table;

import java.math.BigInteger;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.BasicValuedModelPart;

/** A value that a column takes and that, by all odds, no row has: for the moment between two writes of one transaction. */
final class FreeValue {

    private static final int DIGITS = 9;

    private FreeValue() {
    }

    /** Empty for types of few values, and for those of the application's own. */
    static Optional<Object> of(AttributeMapping attribute) {
        if (!(attribute instanceof BasicValuedModelPart part) || part.getJdbcMapping().getValueConverter() != null) {
            return Optional.empty();
        }
        Class<?> type = part.getJavaType().getJavaTypeClass();
        ThreadLocalRandom random = ThreadLocalRandom.current();
        if (type == String.class) {
            String text = UUID.randomUUID().toString().replace("-", "");
            return Optional
                    .of(part.getLength() == null ? text : text.substring(0, (int) Math.min(text.length(), part.getLength())));
        }
        if (type == UUID.class) {
            return Optional.of(UUID.randomUUID());
        }
        int below = (int) Math.pow(10, part.getPrecision() == null ? DIGITS : Math.min(DIGITS, part.getPrecision()));
        if (type == Long.class) {
            return Optional.of((long) random.nextInt(below));
        }
        if (type == Integer.class) {
            return Optional.of(random.nextInt(below));
        }
        if (type == Short.class) {
            return Optional.of((short) random.nextInt(Short.MAX_VALUE));
        }
        if (type == BigInteger.class) {
            return Optional.of(BigInteger.valueOf(random.nextInt(below)));
        }
        return Optional.empty();
    }
}
