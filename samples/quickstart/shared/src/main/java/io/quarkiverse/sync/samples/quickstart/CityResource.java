package io.quarkiverse.sync.samples.quickstart;

import java.net.URI;
import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

@Path("cities")
@Transactional
public class CityResource {

    @POST
    public Response add(@BeanParam CityForm form) {
        City city = new City();
        city.id = UUID.randomUUID().toString();
        form.fill(city);
        city.persistAndFlush();
        return back();
    }

    @POST
    @Path("{id}")
    public Response edit(String id, @BeanParam CityForm form) {
        City city = find(id);
        form.fill(city);
        City.flush();
        return back();
    }

    @POST
    @Path("{id}/delete")
    public Response delete(String id) {
        City city = find(id);
        long inspections = Inspection.count("city", city);
        if (inspections > 0) {
            throw new RefusedException(
                    city.name + " has inspections (" + inspections + "). Delete these first, then the city.");
        }
        city.delete();
        return back();
    }

    private static City find(String id) {
        return City.<City> findByIdOptional(id).orElseThrow(() -> new RefusedException(
                "This city is gone. Somebody deleted it, here or on the other side, since the page was loaded."));
    }

    private static Response back() {
        return Response.seeOther(URI.create("/#cities")).build();
    }
}
