package io.quarkiverse.sync.server.runtime.rest;

import io.quarkiverse.sync.server.runtime.HubError;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * Answers what never reaches the resource: strange paths and methods below the hub's path, and bodies that are too large, which
 * the HTTP layer would refuse with an empty answer.
 */
final class HubGate implements Handler<RoutingContext> {

    /** What is on the feed changes, and even a 404 or 410 may be kept by a cache that is told nothing. */
    static final String NOT_CACHED = "no-store";

    private final String prefix;
    private final long maxBytes;

    /** @param prefix the hub's path from the server's root, ending with a slash */
    HubGate(String prefix, long maxBytes) {
        this.prefix = prefix;
        this.maxBytes = maxBytes;
    }

    @Override
    public void handle(RoutingContext context) {
        HttpMethod method = context.request().method();
        if (method.equals(HttpMethod.OPTIONS)) {
            context.next();
            return;
        }
        String[] path = context.normalizedPath().substring(Math.min(prefix.length(), context.normalizedPath().length()))
                .split("/", -1);
        boolean pull = path.length == 3 && path[2].equals("pull");
        boolean push = path.length == 3 && path[2].equals("push");
        if (!pull && !push) {
            refuse(context,
                    HubError.of(404, "NOT_FOUND", "There is nothing here; a collection is at /{collection}/{version}/pull"
                            + " and /{collection}/{version}/push"));
        } else if (pull && !method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            refuse(context, HubError.of(405, "METHOD_NOT_ALLOWED", "A pull is a GET"), "GET");
        } else if (push && !method.equals(HttpMethod.POST)) {
            refuse(context, HubError.of(405, "METHOD_NOT_ALLOWED", "A push is a POST"), "POST");
        } else if (tooLarge(context)) {
            refuse(context, tooLarge(maxBytes));
        } else {
            context.next();
        }
    }

    private boolean tooLarge(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length != null && Long.parseLong(length) > maxBytes;
        } catch (NumberFormatException e) {
            return true;
        }
    }

    static HubError tooLarge(long maxBytes) {
        return HubError.of(413, "TOO_LARGE", "The body is larger than the %d bytes that this hub takes; send smaller batches"
                .formatted(maxBytes));
    }

    private static void refuse(RoutingContext context, HubError error, String allow) {
        context.response().putHeader(HttpHeaders.ALLOW, allow);
        refuse(context, error);
    }

    private static void refuse(RoutingContext context, HubError error) {
        boolean profile = Profile.asked(context.request().getHeader(Profile.HEADER));
        HttpServerResponse response = context.response().setStatusCode(error.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json").putHeader(HttpHeaders.CACHE_CONTROL, NOT_CACHED);
        if (profile) {
            response.putHeader(Profile.HEADER, Profile.VERSION);
        }
        // Not closed: Vert.x reads the rest of the body and drops it, so that a client that still writes gets the answer.
        response.end(Buffer.buffer(ErrorBody.of(error, profile)));
    }
}
