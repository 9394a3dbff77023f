package io.quarkiverse.sync.server.runtime.pull;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.hibernate.StatelessSession;
import org.jboss.logging.Logger;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.entities.runtime.model.EntityCollection;
import io.quarkiverse.sync.store.CollectionSchema.UnmappableException;

/**
 * The rows of a page. One that a converter of the application fails on is left out and told in the log; it would end every page
 * that it is in, for everybody.
 */
record ReadableRows(EntityCollection collection, StatelessSession session) {

    private static final Logger LOG = Logger.getLogger(ReadableRows.class);

    /**
     * In key order; fewer than {@code rows} only at the end.
     *
     * @throws UnmappableException if {@code after} is no id of the collection
     */
    Map<String, Document> range(Optional<String> after, int rows) {
        try {
            return collection.table().range(session, after, rows);
        } catch (UnmappableException e) {
            throw e;
        } catch (RuntimeException e) {
            return oneByOne(after, rows);
        }
    }

    private Map<String, Document> oneByOne(Optional<String> after, int rows) {
        Map<String, Document> readable = new LinkedHashMap<>();
        List<String> keys = collection.table().keys(session, after, rows);
        while (!keys.isEmpty()) {
            readable.putAll(oneByOne(keys));
            keys = readable.size() == rows ? List.of()
                    : collection.table().keys(session, Optional.of(keys.get(keys.size() - 1)), rows - readable.size());
        }
        return readable;
    }

    Map<String, Document> read(Collection<String> ids) {
        try {
            return collection.table().read(session, ids);
        } catch (RuntimeException e) {
            return oneByOne(ids);
        }
    }

    private Map<String, Document> oneByOne(Collection<String> ids) {
        Map<String, Document> readable = new LinkedHashMap<>();
        for (String id : ids) {
            try {
                readable.putAll(collection.table().read(session, List.of(id)));
            } catch (RuntimeException e) {
                LOG.errorf(e, "Record '%s' of '%s' cannot be read and is missing from a page. It goes out when the application"
                        + " writes it again: mend its row, or the converter.", id, collection.name());
            }
        }
        return readable;
    }
}
