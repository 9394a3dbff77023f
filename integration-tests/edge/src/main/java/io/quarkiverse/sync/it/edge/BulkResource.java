package io.quarkiverse.sync.it.edge;

import java.util.List;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.metamodel.EntityType;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestPath;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkiverse.sync.Synced;
import io.quarkiverse.sync.store.ChangeTracker;

@Path("/control/bulk/{collection}/{id}/{field}")
public class BulkResource {

    @Inject
    EntityManager em;

    @Inject
    ObjectMapper json;

    @Inject
    ChangeTracker tracker;

    @POST
    @Transactional
    public void update(@RestPath String collection, @RestPath String id, @RestPath String field, String value) {
        EntityType<?> entity = em.getMetamodel().getEntities().stream()
                .filter(type -> type.getJavaType().isAnnotationPresent(Synced.class)
                        && type.getJavaType().getAnnotation(Synced.class).collection().equals(collection))
                .findFirst().orElseThrow(NotFoundException::new);
        em.createQuery("update " + entity.getName() + " set " + field + " = :value where id = :id")
                .setParameter("value", json.convertValue(value, entity.getAttribute(field).getJavaType()))
                .setParameter("id", id).executeUpdate();
        tracker.touched(collection, List.of(id));
    }
}
