package io.quarkiverse.sync.entities.runtime.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.hibernate.StatelessSession;
import org.hibernate.persister.entity.EntityPersister;

/** Runs queries for the rows of given keys: with one array where the database takes arrays, with lists elsewhere. */
final class KeyLookup {

    private static final String KEYS = "keys";

    private final KeyArray array;

    KeyLookup(EntityPersister persister) {
        this.array = KeyArray.of(persister).orElse(null);
    }

    /** In HQL. */
    String condition(String key) {
        return array != null ? KeyFunction.NAME + "(:" + KEYS + ", " + key + ")" : key + " in (:" + KEYS + ")";
    }

    /** @param query has the {@link #condition} once */
    <R> List<R> list(StatelessSession session, String query, Class<R> type, Collection<Object> keys) {
        List<R> found = new ArrayList<>();
        if (array != null) {
            array.of(keys).forEach(some -> found.addAll(session.createSelectionQuery(query, type).setParameter(KEYS, some)
                    .list()));
        } else {
            IdChunks.of(keys).forEach(some -> found.addAll(session.createSelectionQuery(query, type)
                    .setParameterList(KEYS, some).list()));
        }
        return found;
    }
}
