package io.quarkiverse.sync.runtime.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.quarkiverse.sync.SyncStrategy;
import io.quarkiverse.sync.edge.SyncRemote;
import io.quarkus.runtime.annotations.ConfigDocMapKey;
import io.quarkus.runtime.annotations.ConfigDocSection;
import io.quarkus.runtime.annotations.ConfigGroup;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithDefaults;
import io.smallrye.config.WithParentName;
import io.smallrye.config.WithUnnamedKey;

/** What is synced, and in which direction. */
@ConfigMapping(prefix = "quarkus.sync")
@ConfigRoot(phase = ConfigPhase.BUILD_AND_RUN_TIME_FIXED)
public interface SyncBuildTimeConfig {

    /**
     * Whether changes are recorded and can be synced with a remote. If {@code false}, there are no beans and no tables of this
     * extension.
     */
    @WithDefault("true")
    boolean enabled();

    /** The remotes, by name; the default one has none. */
    @ConfigDocSection
    @ConfigDocMapKey("remote-name")
    @WithParentName
    @WithDefaults
    @WithUnnamedKey(SyncRemote.DEFAULT)
    Map<String, Remote> remotes();

    @ConfigGroup
    interface Remote {

        /**
         * The collections that are synced with this remote. All of one remote must be of one persistence unit. Default: all.
         */
        Optional<List<String>> collections();

        /** In which direction collections travel that do not say it themselves. */
        @WithDefault("two-way")
        @WithConverter(StrategyConverter.class)
        SyncStrategy defaultStrategy();

        /** Settings of one collection. */
        @ConfigDocMapKey("collection-name")
        Map<String, Collection> collection();
    }

    @ConfigGroup
    interface Collection {

        /**
         * In which direction the collection travels. Default: that of the remote. Ids that the database generates are possible
         * with {@code pull-only} alone.
         */
        @WithConverter(StrategyConverter.class)
        Optional<SyncStrategy> strategy();
    }
}
