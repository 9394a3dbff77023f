package io.quarkiverse.sync.server.runtime.push;

import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;
import jakarta.validation.Validator;

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.jboss.logging.Logger;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.entities.runtime.model.EntityCollection;
import io.quarkiverse.sync.store.CollectionSchema.UnmappableException;

/** Checks what is to be written by the entity's constraints, which plain JDBC would go past. */
@Singleton
class RowValidation {

    private static final Logger LOG = Logger.getLogger(RowValidation.class);

    private final Validator validator;

    RowValidation(Validator validator) {
        this.validator = validator;
    }

    /**
     * Constructors, converters and validators are the application's: where they fail, this row is refused and no other.
     *
     * @throws UnmappableException if a value does not fit
     */
    Optional<RowAnswer.Refused> refuse(EntityCollection collection, Document whole, SharedSessionContractImplementor session) {
        try {
            String violations = validator.validate(collection.documents().entity(whole, session)).stream()
                    .map(violation -> violation.getPropertyPath() + " " + violation.getMessage())
                    .sorted().collect(Collectors.joining("; "));
            return violations.isEmpty() ? Optional.empty()
                    : Optional.of(new RowAnswer.Refused("INVALID", violations, false));
        } catch (UnmappableException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warnf(e, "A pushed row of '%s' is refused, because validation of it failed. It is kept in sync_rejection;"
                    + " an edge tries again.", collection.name());
            return Optional.of(RowFault.failed(e));
        }
    }
}
