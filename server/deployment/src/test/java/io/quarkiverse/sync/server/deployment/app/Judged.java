package io.quarkiverse.sync.server.deployment.app;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** A constraint whose validator does not say no, but fails, or ends the transaction that it runs in. */
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Judged.Judge.class)
public @interface Judged {

    String message() default "is not right";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Judge implements ConstraintValidator<Judged, String> {
        @Override
        public boolean isValid(String value, ConstraintValidatorContext context) {
            if ("fails".equals(value)) {
                throw new IllegalStateException("the judge is out");
            }
            if ("dooms".equals(value)) {
                QuarkusTransaction.setRollbackOnly();
            }
            return true;
        }
    }
}
