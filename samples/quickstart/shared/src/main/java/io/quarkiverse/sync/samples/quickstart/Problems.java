package io.quarkiverse.sync.samples.quickstart;

import java.util.stream.Collectors;

import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.quarkus.qute.Template;

/** Shows what went wrong as a page with a way back. */
public class Problems {

    @Inject
    Template problem;

    @ServerExceptionMapper
    RestResponse<String> refused(RefusedException refused) {
        return page(Status.CONFLICT, refused.getMessage());
    }

    @ServerExceptionMapper
    RestResponse<String> invalid(ConstraintViolationException invalid) {
        return page(Status.BAD_REQUEST, invalid.getConstraintViolations().stream()
                .map(violation -> violation.getPropertyPath() + " " + violation.getMessage())
                .sorted().collect(Collectors.joining(", ", "Not saved: ", ".")));
    }

    private RestResponse<String> page(Status status, String message) {
        return ResponseBuilder.create(status, problem.data("message", message).render())
                .type(MediaType.TEXT_HTML_TYPE).build();
    }
}
