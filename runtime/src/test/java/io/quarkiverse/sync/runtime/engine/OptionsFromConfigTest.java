package io.quarkiverse.sync.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.sync.InitialSync;
import io.quarkiverse.sync.SyncOptions;
import io.quarkiverse.sync.SyncOptions.CollectionOptions;
import io.quarkiverse.sync.SyncStrategy;
import io.quarkiverse.sync.edge.SyncRemote;
import io.quarkiverse.sync.runtime.config.SyncBuildTimeConfig;

class OptionsFromConfigTest {

    @Test
    void defaults() {
        SyncBuildTimeConfig build = Configured.atBuildTime();
        CollectionOptions notes = options(build).perCollection().get("notes");

        assertThat(build.enabled()).isTrue();
        assertThat(build.remotes().get(SyncRemote.DEFAULT).collections()).isEmpty();
        assertThat(notes.strategy()).contains(SyncStrategy.TWO_WAY);
        assertThat(notes.initial()).contains(InitialSync.MERGE);
        assertThat(notes.serverManaged()).isEmpty();
        assertThat(notes.queryParameters()).isEmpty();
        assertThat(options(build).order()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "merge, MERGE", "hub, HUB", "local, LOCAL", "require-empty, REQUIRE_EMPTY" })
    void firstSync(String configured, InitialSync initial) {
        SyncOptions ofTheRemote = options(Configured.atBuildTime(), "initial=" + configured);
        SyncOptions ofTheCollection = options(Configured.atBuildTime(), "collection.notes.initial=" + configured);

        assertThat(ofTheRemote.perCollection().get("notes").initial()).contains(initial);
        assertThat(ofTheRemote.perCollection().get("tags").initial()).contains(initial);
        assertThat(ofTheCollection.perCollection().get("notes").initial()).contains(initial);
        assertThat(ofTheCollection.perCollection().get("tags").initial()).contains(InitialSync.MERGE);
    }

    @Test
    void firstSyncIsNamedByTheNearestProperty() {
        assertThat(from(Configured.atBuildTime(), "initial=hub").property("notes", "initial"))
                .isEqualTo("quarkus.sync.initial");
        assertThat(from(Configured.atBuildTime(), "initial=hub", "collection.notes.initial=local").property("notes", "initial"))
                .isEqualTo("quarkus.sync.collection.\"notes\".initial");
    }

    @ParameterizedTest
    @CsvSource({ "two-way, TWO_WAY", "pull-only, PULL_ONLY", "push-only, PUSH_ONLY", "Push_Only, PUSH_ONLY" })
    void strategies(String configured, SyncStrategy strategy) {
        SyncOptions options = options(Configured.atBuildTime("default-strategy=" + configured,
                "collection.tags.strategy=two-way"));

        assertThat(options.perCollection().get("notes").strategy()).contains(strategy);
        assertThat(options.perCollection().get("tags").strategy()).contains(SyncStrategy.TWO_WAY);
    }

    @Test
    void theRest() {
        SyncOptions options = options(Configured.atBuildTime(), "order=tags,notes",
                "collection.notes.server-managed=editedAt", "collection.notes.query-parameters.region=north");

        assertThat(options.order()).containsExactly("tags", "notes");
        assertThat(options.perCollection().get("notes").serverManaged()).containsExactly("editedAt");
        assertThat(options.perCollection().get("notes").queryParameters()).containsEntry("region", "north").hasSize(1);
        assertThat(options.perCollection().get("tags").queryParameters()).isEmpty();
    }

    private static SyncOptions options(SyncBuildTimeConfig build, String... properties) {
        return from(build, properties).options(List.of("notes", "tags"));
    }

    private static OptionsFromConfig from(SyncBuildTimeConfig build, String... properties) {
        return new OptionsFromConfig(Configured.DEFAULT, build.remotes().get(SyncRemote.DEFAULT),
                Configured.remote(properties), new Resolvers(new TreeMap<>()));
    }
}
