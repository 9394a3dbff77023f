package io.quarkiverse.sync.it.branch;

import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import io.quarkiverse.sync.SyncResult;
import io.quarkiverse.sync.SynchronizationEngine;

@Path("/control/sync")
public class SyncResource {

    @Inject
    SynchronizationEngine engine;

    @POST
    public SyncResult sync() {
        return engine.sync();
    }
}
