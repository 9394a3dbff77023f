package io.quarkiverse.sync.runtime.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.quarkiverse.sync.InitialSync;
import io.quarkiverse.sync.edge.SyncRemote;
import io.quarkus.runtime.annotations.ConfigDocDefault;
import io.quarkus.runtime.annotations.ConfigDocMapKey;
import io.quarkus.runtime.annotations.ConfigDocSection;
import io.quarkus.runtime.annotations.ConfigGroup;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithDefaults;
import io.smallrye.config.WithParentName;
import io.smallrye.config.WithUnnamedKey;

/** How a remote is reached and how its collections are synced. */
@ConfigMapping(prefix = "quarkus.sync")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface SyncRuntimeConfig {

    /** The remotes, by name; the default one has none. */
    @ConfigDocSection
    @ConfigDocMapKey("remote-name")
    @WithParentName
    @WithDefaults
    @WithUnnamedKey(SyncRemote.DEFAULT)
    Map<String, Remote> remotes();

    @ConfigGroup
    interface Remote {

        /** How the remote is reached. */
        RemoteAccess remote();

        /** What is sent at once. */
        Batch batch();

        /** What is asked for at once. */
        Page page();

        /** Which node of this application runs the sync. */
        Lease lease();

        /**
         * What the first sync of a collection does with records that both sides already have: {@code merge} lets equal ones
         * agree and asks the resolver about different ones; {@code hub} takes the hub's state and removes what only
         * exists here; {@code local} pushes the local state; {@code require-empty} fails if there is a local record.
         */
        @WithDefault("merge")
        @WithConverter(InitialSyncConverter.class)
        InitialSync initial();

        /** What happens to records that both sides changed, in collections that do not say it themselves. */
        Conflict conflict();

        /** Collections in the order in which they are synced, where references between them leave it open. */
        Optional<List<String>> order();

        /**
         * Collections that are not synced with this remote any more, and of which all that is kept is removed at start: changes
         * that were not sent, what is set aside, conflicts. Without it the start fails while changes of them wait.
         */
        Optional<List<String>> discardCollections();

        /**
         * How long runs stay in the log ({@code sync_run}), and conflicts that are decided ({@code sync_conflict}). Conflicts
         * that wait for a decision stay until they have one.
         */
        @WithDefault("30D")
        Duration logRetention();

        /** Settings of one collection. */
        @ConfigDocMapKey("collection-name")
        Map<String, Collection> collection();
    }

    @ConfigGroup
    interface RemoteAccess {

        /**
         * What stands before {@code /{collection}/{version}}; for a hub of this extension {@code https://hub.example.org/sync}.
         * Without it changes are recorded and wait.
         */
        Optional<String> url();

        /** Headers that are sent with every request. */
        @ConfigDocMapKey("header-name")
        Map<String, String> headers();

        /** Sent as {@code Authorization: Bearer …} with every request. */
        Optional<String> authToken();

        /** Longest wait for the answer to one attempt of a request. */
        @WithDefault("30s")
        Duration timeout();

        /** How often a request is repeated that was not answered, or answered with 408, 429, 502, 503 or 504. */
        @WithDefault("3")
        int retries();

        /**
         * Wait before the first repetition, doubled before each further one up to a minute, and spread at random from half to
         * one and a half of that. If the remote asks for more by {@code Retry-After}, that is obeyed.
         */
        @WithDefault("1s")
        Duration backoff();

        /** Stops asking a remote that fails, for a while. */
        CircuitBreaker circuitBreaker();
    }

    @ConfigGroup
    interface CircuitBreaker {

        /** The last so many attempts are looked at. */
        @WithDefault("20")
        int requestVolume();

        /** The circuit opens when this part of them failed, from 0 to 1. */
        @WithDefault("0.75")
        double failureRatio();

        /** How long it stays open; then one request tries again. */
        @WithDefault("5s")
        Duration delay();
    }

    @ConfigGroup
    interface Batch {

        /** Most changes sent in one request. */
        @WithDefault("500")
        int rows();

        /**
         * Largest request with several changes. It is halved, and again, when the remote refuses its size. A single larger
         * change is sent alone.
         */
        @ConfigDocDefault("90000 bytes for vanilla RxDB, 1000000 for a hub of this extension")
        Optional<MemorySize> bytes();
    }

    @ConfigGroup
    interface Page {

        /** Most records asked for in one request. */
        @WithDefault("1000")
        int rows();

        /** Size of the pages that a hub of this extension is asked for. */
        @WithDefault("4M")
        MemorySize bytes();
    }

    @ConfigGroup
    interface Lease {

        /** How long the sync of a node that died blocks the other nodes of this application. */
        @WithDefault("30s")
        Duration duration();
    }

    @ConfigGroup
    interface Conflict {

        /**
         * {@code server-wins}, {@code client-wins}, {@code timestamp}, {@code merge-fields}, {@code fail}, or the name of a
         * bean ({@code @Named} or {@code @Identifier}) that is a {@link io.quarkiverse.sync.conflict.ConflictResolver}.
         * Default: {@code server-wins}; for a collection that of the remote.
         */
        Optional<String> strategy();

        /** With {@code timestamp}: the field that holds the time of the last edit. */
        Optional<String> timestampField();

        /** With {@code merge-fields}: fields taken from the local record. */
        Optional<List<String>> clientFields();

        /** With {@code merge-fields}: fields taken from the remote record. */
        Optional<List<String>> serverFields();
    }

    @ConfigGroup
    interface Collection {

        /** What the first sync of the collection does. Default: that of the remote. */
        @WithConverter(InitialSyncConverter.class)
        Optional<InitialSync> initial();

        /** What happens to records that both sides changed. */
        Conflict conflict();

        /** Fields that the hub sets: left out when states are compared. */
        Optional<List<String>> serverManaged();

        /** Parameters added to the pull requests of the collection. */
        @ConfigDocMapKey("parameter-name")
        Map<String, String> queryParameters();
    }
}
