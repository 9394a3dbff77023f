package io.quarkiverse.sync.benchmarks.edge;

import java.util.Map;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestQuery;

import io.quarkiverse.sync.SyncResult;
import io.quarkiverse.sync.SynchronizationEngine;
import io.quarkiverse.sync.benchmarks.model.Measured;
import io.smallrye.common.annotation.Blocking;

/** What the edge is measured by. */
@Path("/measure")
@Blocking
public class MeasureResource {

    private final SynchronizationEngine engine;
    private final PlainPull plainPull;

    MeasureResource(SynchronizationEngine engine, PlainPull plainPull) {
        this.engine = engine;
        this.plainPull = plainPull;
    }

    @POST
    @Path("/sync")
    public Measured sync(@RestQuery String collection) throws Exception {
        return Measured.of(() -> {
            SyncResult result = collection == null ? engine.sync() : engine.sync(collection);
            if (result.outcome() != SyncResult.Outcome.COMPLETED) {
                throw new IllegalStateException("The run is " + result.outcome() + ": " + result.errors());
            }
            return Map.of("uploaded", (long) result.uploaded(), "downloaded", (long) result.downloaded(),
                    "bytesSent", result.bytesSent(), "bytesReceived", result.bytesReceived());
        });
    }

    @POST
    @Path("/plain-pull")
    public Measured plainPull() throws Exception {
        return Measured.of(plainPull::execute);
    }
}
