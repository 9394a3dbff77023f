package io.quarkiverse.sync.entities.runtime.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.hibernate.StatelessSession;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.query.SelectionQuery;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.entities.runtime.document.ElementsCodec;
import io.quarkiverse.sync.entities.runtime.document.Field;
import io.quarkiverse.sync.entities.runtime.document.HibernateDocuments;
import io.quarkiverse.sync.entities.runtime.document.ReferenceCodec;

/**
 * Reads rows as state arrays by HQL over the attributes: no entity is made, so nothing is fetched that does not travel, and
 * eager references cost no join.
 */
final class RowQueries {

    private final EntityPersister persister;
    private final HibernateDocuments documents;
    private final List<Field> columns;
    private final List<Field> elements;
    private final String select;
    private final String from;
    private final String id;
    private final KeyLookup lookup;

    RowQueries(EntityPersister persister, HibernateDocuments documents) {
        this.persister = persister;
        this.documents = documents;
        this.columns = documents.attributes().stream().filter(field -> !(field.codec() instanceof ElementsCodec)).toList();
        this.elements = documents.attributes().stream().filter(field -> field.codec() instanceof ElementsCodec).toList();
        this.id = "e." + persister.getIdentifierPropertyName();
        this.lookup = new KeyLookup(persister);
        this.from = " from " + persister.getEntityName() + " e";
        StringBuilder list = new StringBuilder("select ").append(id);
        for (Field field : columns) {
            list.append(", ").append(path(field));
        }
        this.select = list.toString();
    }

    private static String path(Field field) {
        String attribute = "e." + field.attribute().getAttributeName();
        if (!(field.codec() instanceof ReferenceCodec reference)) {
            return attribute;
        }
        // Hibernate 7.2 cannot select fk() by itself.
        return joins(field, reference) ? "coalesce(fk(" + attribute + "), fk(" + attribute + "))"
                : attribute + "." + reference.target().getIdentifierPropertyName();
    }

    /** By an inner join, so that records whose reference is null or leads nowhere would be missing. */
    private static boolean joins(Field field, ReferenceCodec reference) {
        return reference.target().getSoftDeleteMapping() != null
                || field.attribute() instanceof ToOneAttributeMapping toOne && toOne.hasNotFoundAction();
    }

    Map<String, Document> read(StatelessSession session, Collection<Object> keys) {
        return documents(session,
                states(lookup.list(session, select + from + " where " + lookup.condition(id) + " order by " + id,
                        Object[].class, keys)));
    }

    Map<String, Document> range(StatelessSession session, Optional<Object> after, int rows) {
        return documents(session, states(after(session, select + from, Object[].class, after).setMaxResults(rows).list()));
    }

    List<Object> keys(StatelessSession session, Optional<Object> after, int rows) {
        return after(session, "select " + id + from, Object.class, after).setMaxResults(rows).list();
    }

    /** Those of the keys that have a row. */
    List<Object> existing(StatelessSession session, Collection<Object> keys) {
        return lookup.list(session, "select " + id + from + " where " + lookup.condition(id), Object.class, keys);
    }

    long count(StatelessSession session) {
        return session.createSelectionQuery("select count(*)" + from, Long.class).getSingleResult();
    }

    private <T> SelectionQuery<T> after(StatelessSession session, String query, Class<T> type, Optional<Object> after) {
        if (after.isEmpty()) {
            return session.createSelectionQuery(query + " order by " + id, type);
        }
        return session.createSelectionQuery(query + " where " + id + " > :after order by " + id, type)
                .setParameter("after", after.get());
    }

    private Map<Object, Object[]> states(List<Object[]> rows) {
        Map<Object, Object[]> states = new LinkedHashMap<>();
        for (Object row : rows) {
            Object[] values = row instanceof Object[] several ? several : new Object[] { row };
            Object[] state = new Object[persister.getPropertyNames().length];
            for (int i = 0; i < columns.size(); i++) {
                state[columns.get(i).index()] = values[i + 1];
            }
            states.put(values[0], state);
        }
        return states;
    }

    private Map<String, Document> documents(StatelessSession session, Map<Object, Object[]> states) {
        for (Field field : elements) {
            states.values().forEach(state -> state[field.index()] = new ArrayList<>());
            readElements(session, field, states);
        }
        Map<String, Document> read = new LinkedHashMap<>();
        states.forEach((key, state) -> read.put(documents.idText(key),
                documents.of(key, state, (SharedSessionContractImplementor) session)));
        return read;
    }

    @SuppressWarnings("unchecked")
    private void readElements(StatelessSession session, Field field, Map<Object, Object[]> states) {
        String order = ((ElementsCodec) field.codec()).ordered() ? " order by " + id + ", index(x)" : "";
        lookup.list(session, "select " + id + ", x" + from + " join e." + field.attribute().getAttributeName() + " x where "
                + lookup.condition(id) + order, Object[].class, states.keySet())
                .forEach(row -> ((List<Object>) states.get(row[0])[field.index()]).add(row[1]));
    }
}
