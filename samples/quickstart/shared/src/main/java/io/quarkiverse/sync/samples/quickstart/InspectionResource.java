package io.quarkiverse.sync.samples.quickstart;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

@Path("inspections")
@Transactional
public class InspectionResource {

    @POST
    public Response add(@BeanParam InspectionForm form) {
        Inspection inspection = new Inspection();
        inspection.id = UUID.randomUUID();
        inspection.inspectedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        form.fill(inspection);
        inspection.persistAndFlush();
        return back();
    }

    @POST
    @Path("{id}")
    public Response edit(UUID id, @BeanParam InspectionForm form) {
        Inspection inspection = find(id);
        form.fill(inspection);
        Inspection.flush();
        return back();
    }

    @POST
    @Path("{id}/delete")
    public Response delete(UUID id) {
        find(id).delete();
        return back();
    }

    private static Inspection find(UUID id) {
        return Inspection.<Inspection> findByIdOptional(id).orElseThrow(() -> new RefusedException(
                "This inspection is gone. Somebody deleted it, here or on the other side, since the page was loaded."));
    }

    private static Response back() {
        return Response.seeOther(URI.create("/#inspections")).build();
    }
}
