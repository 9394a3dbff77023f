package io.quarkiverse.sync.samples.quickstart.edge;

import java.net.URI;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestForm;

/** The buttons of the page, and the same for programs. */
@Path("/")
public class SyncResource {

    @Inject
    Field field;

    @POST
    @Path("sync")
    @Produces(MediaType.TEXT_HTML)
    public Response sync() {
        field.sync();
        return back();
    }

    @POST
    @Path("sync")
    @Produces(MediaType.APPLICATION_JSON)
    public SyncReport syncAndTell() {
        return field.sync();
    }

    @POST
    @Path("network")
    public Response network(@RestForm boolean on) {
        if (on) {
            field.restoreNetwork();
        } else {
            field.cutNetwork();
        }
        return back();
    }

    @GET
    @Path("conflicts")
    public List<ConflictReport> conflicts() {
        return field.status().conflicts();
    }

    private static Response back() {
        return Response.seeOther(URI.create("/")).build();
    }
}
