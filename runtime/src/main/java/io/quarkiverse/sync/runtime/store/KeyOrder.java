package io.quarkiverse.sync.runtime.store;

import java.util.Collection;
import java.util.List;

import io.quarkiverse.sync.entities.runtime.model.EntityCollection;

/** How the database orders the keys of a collection, said of record ids, which are text: numbers by value, others as text. */
enum KeyOrder {

    NUMBER {
        @Override
        String by(String id) {
            return "cast(" + id + " as decimal(38))";
        }
    },

    TEXT {
        @Override
        String by(String id) {
            return id;
        }
    };

    static KeyOrder of(EntityCollection collection) {
        Class<?> type = collection.sessionFactory().getMappingMetamodel()
                .getEntityDescriptor(collection.entity().entityClass()).getIdentifierType().getReturnedClass();
        return Number.class.isAssignableFrom(type) || type.isPrimitive() ? NUMBER : TEXT;
    }

    abstract String by(String id);

    /** The first of the ids. */
    List<String> sorted(Jdbc jdbc, Collection<String> ids, int rows) {
        return jdbc.query("select u.id from unnest(?) u(id) order by " + by("u.id") + " fetch first ? rows only",
                row -> row.getString(1), ids, rows);
    }
}
