package io.quarkiverse.sync.server.runtime.rest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;

import io.quarkiverse.sync.entities.runtime.model.EntityCollection;
import io.quarkiverse.sync.entities.runtime.model.SyncedCollections;
import io.quarkiverse.sync.server.runtime.HubError;
import io.quarkiverse.sync.server.runtime.config.BodyLimit;
import io.quarkiverse.sync.server.runtime.config.HubRuntimeConfig;
import io.quarkiverse.sync.server.runtime.pull.Puller;
import io.quarkiverse.sync.server.runtime.push.PushRequest;
import io.quarkiverse.sync.server.runtime.push.Pusher;
import io.quarkiverse.sync.store.CollectionSchema.UnmappableException;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.smallrye.common.annotation.Blocking;

/**
 * The hub on the wire. Answers are ready bytes: an error on the way still becomes a clean status. Its path is configured and
 * given at build time.
 */
@Singleton
@Blocking
public class HubResource {

    private static final Logger LOG = Logger.getLogger(HubResource.class);

    private final SyncedCollections collections;
    private final Puller puller;
    private final Pusher pusher;
    private final HubRuntimeConfig config;
    private final long maxBytes;

    HubResource(SyncedCollections collections, Puller puller, Pusher pusher, HubRuntimeConfig config, VertxHttpConfig http) {
        this.collections = collections;
        this.puller = puller;
        this.pusher = pusher;
        this.config = config;
        this.maxBytes = BodyLimit.bytes(config, http);
    }

    @GET
    @Path("{collection}/{version}/pull")
    public Response pull(@PathParam("collection") String name, @PathParam("version") String version,
            @HeaderParam(Profile.HEADER) String profileHeader, @BeanParam PullParameters parameters) {
        boolean profile = Profile.asked(profileHeader);
        return answer(profile, () -> {
            Served served = served(name, version);
            try {
                return puller.page(served.collection(), parameters.read(config.pull(), profile));
            } catch (UnmappableException e) {
                throw HubError.malformed("lwt is not a checkpoint of this collection: " + e.getMessage());
            }
        });
    }

    @POST
    @Path("{collection}/{version}/push")
    public Response push(@PathParam("collection") String name, @PathParam("version") String version,
            @HeaderParam(Profile.HEADER) String profileHeader, @HeaderParam("Sync-Epoch") String epoch, InputStream body) {
        boolean profile = Profile.asked(profileHeader);
        return answer(profile, () -> {
            Served served = served(name, version);
            PushRequest request = new PushRequest(served.collection(), served.older(),
                    Optional.ofNullable(epoch).filter(e -> profile),
                    profile, serverManaged(name), config.push().lockWait());
            return pusher.push(request, read(body));
        });
    }

    /** @param older whether it is asked for in the version before */
    private record Served(EntityCollection collection, boolean older) {
    }

    private Served served(String name, String version) {
        EntityCollection collection = collections.find(name)
                .orElseThrow(() -> HubError.of(404, "UNKNOWN_COLLECTION", "This hub has no collection \"" + name + '"'));
        int asked;
        try {
            asked = Integer.parseInt(version);
        } catch (NumberFormatException e) {
            throw HubError.of(404, "UNKNOWN_VERSION", "\"" + version + "\" is not the version of a collection");
        }
        if (asked < 0 || asked > collection.version()) {
            throw HubError.of(404, "UNKNOWN_VERSION", "This hub has \"%s\" in version %d, not yet in %d; update the hub first"
                    .formatted(name, collection.version(), asked));
        }
        if (asked < collection.version() - 1) {
            throw HubError.of(426, "OUTDATED", "\"%s\" is in version %d here, %d is too old; update the application"
                    .formatted(name, collection.version(), asked));
        }
        return new Served(collection, asked < collection.version());
    }

    private Set<String> serverManaged(String collection) {
        HubRuntimeConfig.Collection settings = config.collection().get(collection);
        return settings == null ? Set.of() : settings.serverManaged().orElse(Set.of());
    }

    private byte[] read(InputStream body) {
        int most = (int) Math.min(maxBytes, Integer.MAX_VALUE - 8);
        try {
            byte[] bytes = body.readNBytes(most + 1);
            if (bytes.length > most) {
                throw HubGate.tooLarge(most);
            }
            return bytes;
        } catch (IOException e) {
            throw HubError.malformed("The body broke off: " + e.getMessage());
        }
    }

    private static Response answer(boolean profile, Supplier<byte[]> work) {
        Response.ResponseBuilder response;
        try {
            response = Response.ok(work.get());
        } catch (HubError e) {
            response = error(e, profile);
        } catch (RuntimeException e) {
            LOG.error("The hub failed to answer; the client will try again.", e);
            response = error(HubError.of(500, "FAILED", "The hub failed; its log says why"), profile);
        }
        if (profile) {
            response.header(Profile.HEADER, Profile.VERSION);
        }
        return response.type(MediaType.APPLICATION_JSON_TYPE).header(HttpHeaders.CACHE_CONTROL, HubGate.NOT_CACHED).build();
    }

    private static Response.ResponseBuilder error(HubError error, boolean profile) {
        Response.ResponseBuilder response = Response.status(error.status()).entity(ErrorBody.of(error, profile));
        error.retryAfter().ifPresent(wait -> response.header("Retry-After", wait.toSeconds()));
        return response;
    }
}
