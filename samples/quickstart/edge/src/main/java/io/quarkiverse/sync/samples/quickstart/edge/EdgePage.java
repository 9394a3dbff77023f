package io.quarkiverse.sync.samples.quickstart.edge;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkiverse.sync.samples.quickstart.PageQuery;
import io.quarkiverse.sync.samples.quickstart.Records;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

@Path("/")
public class EdgePage {

    @Inject
    Records records;

    @Inject
    Field field;

    @Inject
    Template edge;

    @GET
    @Blocking
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance page(@BeanParam PageQuery query) {
        EdgeStatus status = field.status();
        return edge.data("page", records.page(query, status.waitingRecords()), "edge", status);
    }
}
