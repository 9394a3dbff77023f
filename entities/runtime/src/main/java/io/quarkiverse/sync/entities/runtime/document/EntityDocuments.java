package io.quarkiverse.sync.entities.runtime.document;

import java.util.Map;
import java.util.Set;

import org.hibernate.engine.spi.SharedSessionContractImplementor;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.store.CollectionSchema.UnmappableException;

/** Entity state to document and back, by Hibernate's runtime metamodel. */
public interface EntityDocuments {

    /** The field that holds the id. */
    String idField();

    /** All fields that the entity can hold, the id among them. */
    Set<String> fields();

    /** Fields that hold the id of another entity, with Hibernate's name of that entity. */
    Map<String, String> references();

    /** Whether a row can be stored without a value of the field. */
    boolean isOptional(String field);

    /**
     * The document of a state array as Hibernate's events hand it out. Elements that are {@code UNFETCHED_PROPERTY} are left
     * out of the document.
     *
     * @param state in the order of {@code EntityPersister.getPropertyNames()}; element collections as collection, stored
     *        snapshot or null
     */
    Document of(Object id, Object[] state, SharedSessionContractImplementor session);

    /** The document as far as the entity can hold it. */
    Document holdable(Document document);

    /** A new entity instance with the document's values, for validation; references are lazy or bare instances with an id. */
    Object entity(Document document, SharedSessionContractImplementor session);

    /** The record id as it stands in documents, cursors and the {@code sync_} tables. */
    String idText(Object id);

    /** @throws UnmappableException if the text is no id of this entity */
    Object id(String text);
}
