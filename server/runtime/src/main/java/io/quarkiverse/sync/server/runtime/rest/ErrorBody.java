package io.quarkiverse.sync.server.runtime.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.server.runtime.HubError;
import io.quarkiverse.sync.server.runtime.Json;

/** The one shape of every error: RxDB clients look at nothing but {@code error}, not at the status. */
final class ErrorBody {

    private ErrorBody() {
    }

    static byte[] of(HubError error, boolean profile) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("error", true).put("code", error.status())
                .put("message", error.getMessage());
        if (profile) {
            body.put("reason", error.reason());
        }
        return Json.bytes(body);
    }
}
