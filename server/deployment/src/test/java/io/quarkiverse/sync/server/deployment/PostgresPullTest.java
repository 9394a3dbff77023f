package io.quarkiverse.sync.server.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.QuarkusUnitTest;

class PostgresPullTest extends EpochScenarios {

    @RegisterExtension
    static final QuarkusUnitTest APP = HubApp.onPostgres()
            .overrideRuntimeConfigKey("quarkus.sync.hub.tombstone-retention", "0S");

    /** A server that crashes gives them again, and what is then written comes after the checkpoint. */
    @Test
    @Tag("invariant-07")
    void aFirstPullDoesNotPassNumbersThatLeftNothing() {
        HubClient client = HubClient.plain();
        insert("a", "1", 1);
        JsonNode end = client.end();
        sql("do 'begin perform pg_current_xact_id(); end'");

        assertThat(client.end()).isEqualTo(end);

        folder.fold();
        assertThat(client.end()).as("folded").isEqualTo(end);
    }

    @Test
    @Tag("invariant-07")
    void aFirstPullPassesDeletionsThatWerePurged() {
        HubClient client = HubClient.plain();
        insert("a", "1", 1);
        delete("a");
        folder.fold();
        folder.purge();

        assertThat(client.pull(Optional.of(client.end()), 5).get("documents")).isEmpty();
    }
}
