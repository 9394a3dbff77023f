package io.quarkiverse.sync.engine;

import static io.quarkiverse.sync.engine.Edge.PARTS;
import static io.quarkiverse.sync.engine.Edge.THINGS;
import static io.quarkiverse.sync.engine.Edge.thing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.quarkiverse.sync.AdapterException;
import io.quarkiverse.sync.ChangeTrackingException;
import io.quarkiverse.sync.ConfigurationException;
import io.quarkiverse.sync.ConflictException;
import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.NetworkException;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.SyncCancelledException;
import io.quarkiverse.sync.SyncOptions;
import io.quarkiverse.sync.SyncOptions.CollectionOptions;
import io.quarkiverse.sync.SyncResult;
import io.quarkiverse.sync.adapter.Fetched;
import io.quarkiverse.sync.conflict.ConflictResolver;
import io.quarkiverse.sync.conflict.FailResolver;
import io.quarkiverse.sync.store.CollectionSchema;
import io.quarkiverse.sync.store.ConflictRecord;
import io.quarkiverse.sync.store.MemoryStore;

/** Each of the six, by the path that throws it. */
class ExceptionsTest {

    private final TestHub hub = new TestHub();
    private final Edge edge = new Edge(hub);

    @Test
    void networkExceptionAtTheStart() {
        hub.online = false;
        edge.put(thing("1", "a"));

        assertThatThrownBy(edge.engine::sync).isInstanceOf(NetworkException.class).hasMessageContaining("'hub'");
        assertThat(edge.engine.statistics().pending()).isEqualTo(1);
    }

    @Test
    void withoutNetworkCapturesAreFoldedAllTheSame() {
        hub.online = false;
        for (int i = 0; i < 100; i++) {
            edge.put(thing("1", "edit " + i));
        }
        assertThat(edge.changes()).as("before").isEmpty();

        assertThatThrownBy(edge.engine::sync).isInstanceOf(NetworkException.class);

        assertThat(edge.changes()).singleElement().satisfies(change -> assertThat(change.revision()).isEqualTo(100));
        assertThat(edge.engine.statistics().totalSyncs()).isZero();
    }

    @Test
    void networkExceptionWhileSetToOffline() {
        edge.engine.setNetworkStatus(false);

        assertThatThrownBy(edge.engine::sync).isInstanceOf(NetworkException.class).hasMessageContaining("set to offline");
        edge.engine.clearNetworkStatus();
        assertThat(edge.engine.sync().outcome()).isEqualTo(SyncResult.Outcome.COMPLETED);
    }

    @Test
    void theNetworkGoingAwayLaterIsAPartialResult() {
        edge.put(thing("1", "a"));
        hub.beforeAnswer = () -> hub.online = false;

        SyncResult result = edge.engine.sync();

        assertThat(result.outcome()).isEqualTo(SyncResult.Outcome.PARTIAL);
        assertThat(result.uploaded()).isEqualTo(1);
        assertThat(result.errors()).extracting(SyncResult.SyncError::code).containsExactly("NETWORK");
    }

    @Test
    void conflictException() {
        edge.with(CollectionOptions.NONE.withResolver(new FailResolver()));
        edge.put(thing("1", "a"));
        edge.engine.sync();
        edge.put(thing("1", "here"));
        hub.put(THINGS, thing("1", "there"));

        assertThatThrownBy(edge.engine::sync).isInstanceOfSatisfying(ConflictException.class, e -> {
            assertThat(e.conflict().id()).isEqualTo("1");
            assertThat(e.partialResult()).hasValueSatisfying(result -> assertThat(result.conflicts()).isEqualTo(1));
        });
        assertThat(edge.name("1")).isEqualTo("here");
        assertThat(edge.store.conflicts()).singleElement()
                .satisfies(conflict -> assertThat(conflict.state()).isEqualTo(ConflictRecord.State.OPEN));
    }

    @Test
    void cancelledExceptionKeepsWhatIsAchieved() {
        edge.put(thing("1", "a"));
        hub.beforeAnswer = edge.engine::cancel;

        assertThatThrownBy(edge.engine::sync).isInstanceOf(SyncCancelledException.class);

        hub.beforeAnswer = () -> {
        };
        assertThat(edge.engine.sync().outcome()).isEqualTo(SyncResult.Outcome.COMPLETED);
        assertThat(hub.state(THINGS, "1")).isInstanceOf(RecordState.Present.class);
        assertThat(edge.changes()).isEmpty();
        assertThat(edge.store.conflicts()).isEmpty();
    }

    @Test
    void cancelledExceptionAtTheTimeout() {
        edge.put(thing("1", "a"));
        hub.beforeAnswer = () -> edge.timers.forEach(Runnable::run);

        assertThatThrownBy(() -> edge.engine.sync(SyncOptions.builder().timeout(Duration.ofSeconds(5)).build()))
                .isInstanceOf(SyncCancelledException.class).hasMessageContaining("PT5S");
    }

    @Test
    void configurationExceptionOfUnknownNames() {
        assertThatThrownBy(() -> edge.engine.sync("thinks")).isInstanceOfSatisfying(ConfigurationException.class,
                e -> assertThat(e.properties()).containsExactly("thinks"))
                .hasMessageContaining("parts").hasMessageContaining("things");
        assertThatThrownBy(() -> edge.options(SyncOptions.builder().order("thinks").build()))
                .isInstanceOf(ConfigurationException.class);
    }

    @Test
    void adapterExceptionIfNoCollectionCouldBeSynced() {
        hub.onPage = page -> {
            throw new AdapterException("a page of HTML", 200, null);
        };

        assertThatThrownBy(edge.engine::sync).isInstanceOfSatisfying(AdapterException.class, e -> {
            assertThat(e.httpStatus()).hasValue(200);
            assertThat(e.partialResult()).isPresent();
        });
    }

    @Test
    void aCollectionThatTheAdapterCannotSyncDoesNotStopTheOthers() {
        hub.put(PARTS, thing("p", "x"));
        hub.onPage = page -> {
            if (hub.fetches.get(hub.fetches.size() - 1).collection().equals(THINGS)) {
                throw new AdapterException("404", 404, null);
            }
            return page;
        };

        SyncResult result = edge.engine.sync();

        assertThat(result.outcome()).isEqualTo(SyncResult.Outcome.PARTIAL);
        assertThat(result.details().get(THINGS).errors()).hasSize(1);
        assertThat(edge.store.get(PARTS, "p")).isPresent();
    }

    @Test
    void adapterExceptionOfAPullThatWouldNeverEnd() {
        hub.onPage = fetched -> {
            Fetched.Page page = (Fetched.Page) fetched;
            return new Fetched.Page(page.records(), page.malformed(), page.next(), false, page.fence());
        };

        assertThatThrownBy(edge.engine::sync).isInstanceOf(AdapterException.class).hasMessageContaining("never end");
    }

    @Test
    void changeTrackingExceptionIfTheStoreFails() {
        CollectionSchema broken = new CollectionSchema() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public int version() {
                return 0;
            }

            @Override
            public String idField() {
                return "id";
            }

            @Override
            public Set<String> fields() {
                return Set.of("id");
            }

            @Override
            public List<Reference> references() {
                return List.of();
            }

            @Override
            public Document holdable(Document remote) {
                throw new IllegalStateException("the disk is full");
            }
        };
        hub.put("broken", thing("1", "a"));

        assertThatThrownBy(() -> EngineBuilder.of("hub", MemoryStore.of(broken), hub).build().sync())
                .isInstanceOf(ChangeTrackingException.class).hasMessageContaining("the disk is full");
    }

    @Test
    void aResolverThatFailsIsNoException() {
        ConflictResolver resolver = conflict -> {
            throw new IllegalStateException("boom");
        };
        edge.with(CollectionOptions.NONE.withResolver(resolver));
        edge.put(thing("1", "a"));
        edge.engine.sync();
        edge.put(thing("1", "here"));
        hub.put(THINGS, thing("1", "there"));

        assertThat(edge.engine.sync().errors()).extracting(SyncResult.SyncError::code).containsExactly("RESOLVER");
    }
}
