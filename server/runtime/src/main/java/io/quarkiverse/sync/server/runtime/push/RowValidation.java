package io.quarkiverse.sync.server.runtime.push;

import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;
import jakarta.validation.Validator;

import org.hibernate.engine.spi.SharedSessionContractImplementor;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.entities.runtime.model.EntityCollection;

/** Checks what is to be written by the entity's constraints, which plain JDBC would go past. */
@Singleton
class RowValidation {

    private final Validator validator;

    RowValidation(Validator validator) {
        this.validator = validator;
    }

    Optional<RowAnswer.Refused> refuse(EntityCollection collection, Document whole, SharedSessionContractImplementor session) {
        String violations = validator.validate(collection.documents().entity(whole, session)).stream()
                .map(violation -> violation.getPropertyPath() + " " + violation.getMessage())
                .sorted().collect(Collectors.joining("; "));
        return violations.isEmpty() ? Optional.empty() : Optional.of(new RowAnswer.Refused("INVALID", violations, false));
    }
}
