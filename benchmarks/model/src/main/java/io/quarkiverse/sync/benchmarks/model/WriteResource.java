package io.quarkiverse.sync.benchmarks.model;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestQuery;

import io.smallrye.common.annotation.Blocking;

/** Ordinary transactions of the application. */
@Path("/write")
@Blocking
public class WriteResource {

    private final LocalWrites writes;

    WriteResource(LocalWrites writes) {
        this.writes = writes;
    }

    @POST
    public Measured write(@RestQuery LocalWrites.Entity entity, @RestQuery LocalWrites.Kind kind, @RestQuery long from,
            @RestQuery int rows, @RestQuery int perTransaction) throws Exception {
        return Measured.of(() -> writes.execute(entity, kind, from, rows, perTransaction));
    }
}
