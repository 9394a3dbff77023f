package io.quarkiverse.sync.it.edge;

import java.util.List;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestPath;

import io.quarkiverse.sync.it.model.ClientWinsRow;
import io.quarkiverse.sync.it.model.ServerWinsRow;
import io.quarkiverse.sync.store.ChangeTracker;

@Path("/control/bulk/{collection}/{id}/{field}")
public class BulkResource {

    @Inject
    EntityManager em;

    @Inject
    ChangeTracker tracker;

    @POST
    @Transactional
    public void update(@RestPath String collection, @RestPath String id, @RestPath String field, String value) {
        String entity = (collection.equals("client-wins") ? ClientWinsRow.class : ServerWinsRow.class).getSimpleName();
        em.createQuery("update " + entity + " set " + field + " = :value where id = :id").setParameter("value", value)
                .setParameter("id", id).executeUpdate();
        tracker.touched(collection, List.of(id));
    }
}
