package io.quarkiverse.sync.edge;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;

/** The {@link io.quarkiverse.sync.SynchronizationEngine} of a named remote: {@code quarkus.sync."branch".remote.url}. */
@Qualifier
@Documented
@Target({ TYPE, FIELD, METHOD, PARAMETER })
@Retention(RetentionPolicy.RUNTIME)
public @interface SyncRemote {

    /** The remote that is configured without a name. */
    String DEFAULT = "<default>";

    String value();

    final class Literal extends AnnotationLiteral<SyncRemote> implements SyncRemote {

        private static final long serialVersionUID = 1L;

        private final String value;

        private Literal(String value) {
            this.value = value;
        }

        public static Literal of(String value) {
            return new Literal(value);
        }

        @Override
        public String value() {
            return value;
        }
    }
}
