package io.quarkiverse.sync.it.edge;

import java.util.Map;

import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.quarkiverse.sync.SyncException;

class SyncFailure {

    @ServerExceptionMapper
    Response map(SyncException e) {
        return Response.status(502).entity(Map.of("type", e.getClass().getSimpleName(), "message", e.getMessage())).build();
    }
}
