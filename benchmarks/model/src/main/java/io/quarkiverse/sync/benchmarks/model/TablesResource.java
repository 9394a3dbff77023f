package io.quarkiverse.sync.benchmarks.model;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import io.smallrye.common.annotation.Blocking;

/** Prepares the database for what is measured. */
@Path("/tables")
@Blocking
public class TablesResource {

    private final Database database;

    TablesResource(Database database) {
        this.database = database;
    }

    @POST
    @Path("/{table}/seed")
    public void seed(@RestPath String table, @RestQuery long from, @RestQuery long to) {
        database.seed(table, from, to);
    }

    @GET
    @Path("/{table}/count")
    public long count(@RestPath String table) {
        return database.count(table);
    }

    @GET
    @Path("/product")
    public String product() {
        return database.product();
    }

    @POST
    @Path("/clear")
    public void clear() {
        database.clear();
    }

    @POST
    @Path("/settle")
    public void settle() {
        database.settle();
    }
}
