package io.quarkiverse.sync.server.runtime.config;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The hub: serving this application's synced entities to edges. */
@ConfigMapping(prefix = "quarkus.sync.hub")
@ConfigRoot(phase = ConfigPhase.BUILD_AND_RUN_TIME_FIXED)
public interface HubBuildTimeConfig {

    /**
     * Whether this application is a hub. If not, nothing is served, no table is added and no change is noted for a feed.
     */
    @WithDefault("false")
    boolean enabled();

    /**
     * The path, below {@code quarkus.http.root-path}, under which collections are served as
     * {@code <path>/<collection>/<version>/pull} and {@code …/push}.
     */
    @WithDefault("/sync")
    String path();
}
