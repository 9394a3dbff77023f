package io.quarkiverse.sync.runtime.engine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.quarkiverse.sync.runtime.store.Backlog;
import io.quarkiverse.sync.runtime.store.StoredRemote;
import io.quarkus.runtime.configuration.ConfigurationException;

class RemovedCollectionsTest {

    private final RemovedCollections removed = new RemovedCollections(List.of(
            new StoredRemote("main", "<default>", Set.of("notes", "labels"), Set.of()),
            new StoredRemote("branch", "<default>", Set.of("notes"), Set.of())));

    @Test
    void changesOfARemoteThatDoesNotSyncTheCollectionAnyMore() {
        assertThatThrownBy(() -> removed.check(new Backlog(Map.of("branch", Map.of("labels", 7L)), Map.of()), remote -> true))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("7 changes of collection 'labels' wait to be sent to remote 'branch'")
                .hasMessageContaining("quarkus.sync.\"branch\".collections");
    }

    @Test
    void capturesThatNobodyWouldFold() {
        assertThatThrownBy(() -> removed.check(new Backlog(Map.of(), Map.of("letters", 3L)), remote -> true))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("3 changes of collection 'letters' wait to be sent")
                .hasMessageContaining("quarkus.sync.\"main\".discard-collections=letters");
    }

    @Test
    void whatSomebodySyncsWaitsForItsRun() {
        assertThatCode(
                () -> removed.check(new Backlog(Map.of("main", Map.of("labels", 7L)), Map.of("labels", 2L)), remote -> true))
                .doesNotThrowAnyException();
    }
}
