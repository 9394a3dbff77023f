package io.quarkiverse.sync.benchmarks.hub;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestQuery;

import io.quarkiverse.sync.benchmarks.model.Database;
import io.smallrye.common.annotation.Blocking;

/** The baselines of the hub: the same bytes in and out, by plain JDBC. */
@Path("/plain")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class PlainResource {

    private final Database database;
    private final PlainUpserts upserts;

    PlainResource(Database database, PlainUpserts upserts) {
        this.database = database;
        this.upserts = upserts;
    }

    @GET
    @Path("/pull")
    public byte[] pull(@RestQuery UUID after, @RestQuery int limit) {
        return database.transaction(connection -> PlainPage.write(connection, after, limit));
    }

    @POST
    @Path("/push")
    public byte[] push(byte[] body) {
        upserts.write(body);
        return "[]".getBytes(StandardCharsets.US_ASCII);
    }
}
