package io.quarkiverse.sync.runtime.rest;

import java.util.Map;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import io.smallrye.mutiny.Uni;

/** The requests of rxdb-server. Bodies are bytes: the application's own JSON settings must not touch them. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public interface RestApi {

    @GET
    Uni<RestResponse<byte[]>> probe();

    @GET
    @Path("{collection}/{version}/pull")
    Uni<RestResponse<byte[]>> pull(@RestPath String collection, @RestPath int version, @RestQuery Map<String, String> query);

    @POST
    @Path("{collection}/{version}/push")
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<RestResponse<byte[]>> push(@RestPath String collection, @RestPath int version,
            @RestHeader(RestAdapter.EPOCH_HEADER) String epoch, byte[] rows);
}
