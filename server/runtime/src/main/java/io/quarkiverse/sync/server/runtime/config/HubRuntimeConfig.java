package io.quarkiverse.sync.server.runtime.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.quarkus.runtime.annotations.ConfigDocMapKey;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits and retention of the hub. */
@ConfigMapping(prefix = "quarkus.sync.hub")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface HubRuntimeConfig {

    /** What one push may bring. */
    Push push();

    /** What one page may hold. */
    Pull pull();

    /**
     * How long the hub remembers which changes it has taken, so that a change sent again after a lost answer is known.
     */
    @WithDefault("7D")
    Duration appliedRetention();

    /**
     * How long deletions stay in the feed. An edge that was away for longer has to pull everything again.
     */
    @WithDefault("90D")
    Duration tombstoneRetention();

    /**
     * How long a refused row is kept after it was sent for the last time.
     */
    @WithDefault("30D")
    Duration rejectionRetention();

    /**
     * Pause between two rounds of folding the log into the feed.
     */
    @WithDefault("1S")
    Duration foldInterval();

    /**
     * Settings of a collection.
     */
    @ConfigDocMapKey("collection-name")
    Map<String, Collection> collection();

    interface Push {

        /**
         * Most rows in one push; more are answered 413.
         */
        @WithDefault("5000")
        int maxRows();

        /**
         * Largest body of a push; more is answered 413. {@code quarkus.http.limits.max-body-size} binds where it is lower.
         */
        @WithDefault("8M")
        MemorySize maxBytes();

        /**
         * How long a push waits for a row that an application transaction holds.
         */
        @WithDefault("5S")
        Duration lockWait();
    }

    interface Pull {

        /**
         * Most documents in one page. A plain RxDB client that asks for more is answered 400, because it would take a
         * shorter page for the last one; an edge gets a shorter page.
         */
        @WithDefault("10000")
        int maxRows();

        /**
         * Size at which a page for an edge ends. Does not bind pages for plain RxDB clients, which take a short page for
         * the last one.
         */
        @WithDefault("4M")
        MemorySize maxBytes();
    }

    interface Collection {

        /**
         * Fields that this application sets itself: left out when the hub compares what a client assumes with what it
         * holds, and not overwritten by a client's update.
         */
        Optional<Set<String>> serverManaged();
    }
}
