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

        @Override
        String fits(String id) {
            String digits = "case when " + id + " like '-%' then substring(" + id + " from 2) else " + id + " end";
            return "length(" + id + ") <= 20 and " + id + " not in ('', '-')"
                    + " and translate(" + digits + ", '123456789', '000000000') = repeat('0', length(" + digits + "))";
        }
    },

    TEXT {
        @Override
        String by(String id) {
            return id;
        }

        @Override
        String fits(String id) {
            return "1 = 1";
        }
    };

    static KeyOrder of(EntityCollection collection) {
        Class<?> type = collection.sessionFactory().getMappingMetamodel()
                .getEntityDescriptor(collection.entity().entityClass()).getIdentifierType().getReturnedClass();
        return Number.class.isAssignableFrom(type) || type.isPrimitive() ? NUMBER : TEXT;
    }

    abstract String by(String id);

    /** Whether the text can be a key at all: what is set aside may be so because its id cannot. */
    abstract String fits(String id);

    /** The first of the ids. */
    List<String> sorted(Jdbc jdbc, Collection<String> ids, int rows) {
        return jdbc.query("select u.id from unnest(?) u(id) order by " + by("u.id") + " fetch first ? rows only",
                row -> row.getString(1), ids, rows);
    }
}
