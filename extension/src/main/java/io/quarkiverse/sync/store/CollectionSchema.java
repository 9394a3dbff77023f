package io.quarkiverse.sync.store;

import java.util.List;
import java.util.Set;

import io.quarkiverse.sync.Document;

/** What the engine has to know of a collection. */
public interface CollectionSchema {

    /** The collection's name on the wire. */
    String name();

    /** The version of its documents: {@link io.quarkiverse.sync.Synced#version}. */
    int version();

    /** The document's field that holds the record's id, as text. */
    String idField();

    /** The fields that a record can hold here, the id among them. */
    Set<String> fields();

    /** Fields that hold the id of a record of a collection of the same remote. */
    List<Reference> references();

    /**
     * The document as far as a record can hold it here: unmapped fields left out, values as they would be read back.
     *
     * @throws UnmappableException if a value does not fit
     */
    Document holdable(Document remote);

    /**
     * A foreign key.
     *
     * @param field of the document, which holds the id of a record of {@code collection}
     * @param optional whether a record can be stored without it: of records that refer to each other in a circle one is, until
     *        the others are there
     */
    record Reference(String field, String collection, boolean optional) {
    }

    /** A value that a record cannot hold; names the field, its type here and what came. */
    final class UnmappableException extends RuntimeException {
        /** @param message for people */
        public UnmappableException(String message) {
            super(message);
        }
    }
}
