package io.quarkiverse.sync.benchmarks.hub;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import io.quarkiverse.sync.server.runtime.feed.Folder;
import io.smallrye.common.annotation.Blocking;

/** Folds at once what the hub would fold in the background within a second. */
@Path("/fold")
@Blocking
public class FoldResource {

    private final Folder folder;

    FoldResource(Folder folder) {
        this.folder = folder;
    }

    @POST
    public void fold() {
        folder.fold();
    }
}
