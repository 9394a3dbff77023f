package io.quarkiverse.sync.it.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TupleElement;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkiverse.sync.Synced;

/** The application's own side, driven by the tests: every write is an ordinary transaction on entities. */
@Path("/control")
public class ControlResource {

    @Inject
    EntityManager em;

    @Inject
    ObjectMapper json;

    @Inject
    Rows rows;

    /** Inserts or updates; fields that are not mentioned stay. With {@code hold} the transaction stays open until released. */
    @PUT
    @Path("/{collection}/{id}")
    @Transactional
    public void put(@RestPath String collection, @RestPath String id, @RestQuery String hold, Map<String, Object> fields)
            throws JsonMappingException, InterruptedException {
        Row row = em.find(rows.type(collection), id);
        boolean isNew = row == null;
        if (isNew) {
            row = rows.create(collection, id);
        }
        Map<String, Object> values = new LinkedHashMap<>(fields);
        Object parent = values.remove("parentId");
        if (row instanceof Child child && fields.containsKey("parentId")) {
            child.parent = parent == null ? null : em.getReference(Parent.class, parent);
        }
        json.updateValue(row, values);
        if (isNew) {
            em.persist(row);
        }
        if (hold != null) {
            em.flush();
            Hold.named(hold).keep();
        }
    }

    /** The names of all collections. */
    @GET
    public List<String> collections() {
        return em.getMetamodel().getEntities().stream().map(entity -> entity.getJavaType().getAnnotation(Synced.class))
                .filter(Objects::nonNull).map(Synced::collection).sorted().toList();
    }

    /** Inserts rows, all in one transaction. */
    @PUT
    @Path("/{collection}")
    @Transactional
    public void putAll(@RestPath String collection, List<Map<String, Object>> inserted) {
        Class<? extends Row> type = rows.type(collection);
        inserted.forEach(row -> em.persist(json.convertValue(row, type)));
    }

    @GET
    @Path("/{collection}")
    @Transactional
    public List<? extends Row> all(@RestPath String collection) {
        Class<? extends Row> type = rows.type(collection);
        return em.createQuery("from " + type.getSimpleName(), type).getResultList();
    }

    /** Answers once the transaction of that name holds its locks. */
    @POST
    @Path("/held/{hold}")
    public boolean held(@RestPath String hold) throws InterruptedException {
        return Hold.named(hold).awaitReached();
    }

    @POST
    @Path("/release/{hold}")
    public void release(@RestPath String hold) {
        Hold.named(hold).release();
    }

    @DELETE
    @Path("/{collection}/{id}")
    @Transactional
    public void delete(@RestPath String collection, @RestPath String id) {
        Row row = em.find(rows.type(collection), id);
        if (row == null) {
            throw new NotFoundException();
        }
        em.remove(row);
    }

    /** Runs a query past entities, for the tests to look at tables. */
    @POST
    @Path("/query")
    @Transactional
    public List<Map<String, Object>> query(String sql) {
        List<Map<String, Object>> found = new ArrayList<>();
        for (Object row : em.createNativeQuery(sql, Tuple.class).getResultList()) {
            Map<String, Object> values = new LinkedHashMap<>();
            for (TupleElement<?> element : ((Tuple) row).getElements()) {
                Object value = ((Tuple) row).get(element.getAlias());
                values.put(element.getAlias().toLowerCase(), value == null ? null : value.toString());
            }
            found.add(values);
        }
        return found;
    }

    /** Runs a statement past entities and past capture. */
    @POST
    @Path("/execute")
    @Transactional
    public int execute(String sql) {
        return em.createNativeQuery(sql).executeUpdate();
    }
}
