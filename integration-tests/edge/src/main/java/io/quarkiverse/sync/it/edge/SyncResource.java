package io.quarkiverse.sync.it.edge;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkiverse.sync.SyncOptions;
import io.quarkiverse.sync.SyncOptions.CollectionOptions;
import io.quarkiverse.sync.SyncResult;
import io.quarkiverse.sync.SyncResult.SyncError;
import io.quarkiverse.sync.SyncStrategy;
import io.quarkiverse.sync.SynchronizationEngine;
import io.quarkiverse.sync.conflict.Resolution;

@Path("/control/sync")
public class SyncResource {

    @Inject
    SynchronizationEngine engine;

    @POST
    public SyncResult sync(@RestQuery String collection) {
        return collection == null ? engine.sync() : engine.sync(collection);
    }

    @POST
    @Path("/push/{collection}")
    public SyncResult push(@RestPath String collection) {
        return engine.sync(SyncOptions.builder().collections(collection)
                .collection(collection, CollectionOptions.NONE.withStrategy(SyncStrategy.PUSH_ONLY)).build());
    }

    /** Somebody decides for what is here. Answers with what is in the way, or nothing. */
    @POST
    @Path("/conflict/{id}")
    public List<SyncError> takeLocal(@RestPath UUID id) {
        return engine.resolve(id, new Resolution.TakeLocal()).stream().toList();
    }
}
