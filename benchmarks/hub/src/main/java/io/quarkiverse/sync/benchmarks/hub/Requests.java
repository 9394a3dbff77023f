package io.quarkiverse.sync.benchmarks.hub;

import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import io.vertx.ext.web.Router;

/** Counts the requests to the hub. */
@Path("/requests")
@Singleton
public class Requests {

    private final AtomicLong count = new AtomicLong();

    void count(@Observes Router router) {
        router.route("/sync/*").order(Integer.MIN_VALUE).handler(request -> {
            count.incrementAndGet();
            request.next();
        });
    }

    @GET
    public long sinceStart() {
        return count.get();
    }
}
