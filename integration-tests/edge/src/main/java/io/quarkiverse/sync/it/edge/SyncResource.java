package io.quarkiverse.sync.it.edge;

import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestQuery;

import io.quarkiverse.sync.SyncResult;
import io.quarkiverse.sync.SynchronizationEngine;

@Path("/control/sync")
public class SyncResource {

    @Inject
    SynchronizationEngine engine;

    @POST
    public SyncResult sync(@RestQuery String collection) {
        return collection == null ? engine.sync() : engine.sync(collection);
    }
}
