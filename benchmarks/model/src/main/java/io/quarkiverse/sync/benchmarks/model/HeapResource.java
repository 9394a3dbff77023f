package io.quarkiverse.sync.benchmarks.model;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import io.smallrye.common.annotation.Blocking;

/** What the heap of this process holds, for one that looks from outside. */
@Path("/heap")
@Blocking
public class HeapResource {

    @GET
    @Path("/alive")
    public double alive() {
        return Heap.alive();
    }

    @GET
    @Path("/peak")
    public long peakMb() {
        return Heap.peakMb();
    }

    @POST
    @Path("/peak/forget")
    public void forgetPeak() {
        Heap.forgetPeak();
    }
}
