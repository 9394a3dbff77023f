package io.quarkiverse.sync.engine;

import static io.quarkiverse.sync.engine.Edge.PARTS;
import static io.quarkiverse.sync.engine.Edge.THINGS;
import static io.quarkiverse.sync.engine.Edge.part;
import static io.quarkiverse.sync.engine.Edge.thing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.NetworkException;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.SyncOptions;
import io.quarkiverse.sync.SyncOptions.CollectionOptions;
import io.quarkiverse.sync.adapter.Fetched;
import io.quarkiverse.sync.adapter.PushOutcome;
import io.quarkiverse.sync.conflict.ClientWinsResolver;
import io.quarkiverse.sync.conflict.Resolution;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.ConflictRecord;
import io.quarkiverse.sync.store.SetAside;

@Tag("invariant-08")
class ResyncTest {

    private final TestHub hub = new TestHub();
    private final Edge edge = new Edge(hub).inBatchesOf(2);

    @BeforeEach
    void agree() {
        for (int i = 1; i <= 5; i++) {
            edge.put(thing("" + i, "a"));
        }
        edge.store.put(PARTS, Document.of(part("p", "1")));
        edge.engine.sync();
        hub.pushed.clear();
    }

    @Test
    void whatAFullPullDoesNotBringIsRemoved() {
        hub.forget(PARTS, "p");
        hub.forget(THINGS, "1");
        hub.forget(THINGS, "4");
        hub.purged = Fetched.Reason.TOMBSTONES_PURGED;
        edge.engine.sync(THINGS);
        assertThat(edge.store.get(THINGS, "4")).isEmpty();
        assertThat(edge.store.get(THINGS, "1")).as("a part still refers to it").isPresent();

        hub.purged = Fetched.Reason.TOMBSTONES_PURGED;
        edge.engine.sync(PARTS);
        edge.engine.sync();

        assertThat(edge.store.get(PARTS, "p")).isEmpty();
        assertThat(edge.store.get(THINGS, "1")).isEmpty();
        assertThat(edge.store.get(THINGS, "2")).isPresent();
        assertThat(hub.pushed).isEmpty();
    }

    @Test
    void whatWasPushedInTheSameRunIsNotMissedByAFullPull() {
        edge.put(thing("1", "pushed"));
        edge.put(thing("6", "pushed"));
        hub.purged = Fetched.Reason.TOMBSTONES_PURGED;

        edge.engine.sync();

        assertThat(edge.name("1")).isEqualTo("pushed");
        assertThat(edge.name("6")).isEqualTo("pushed");
    }

    @Test
    void aRunSendsItsNewestTicketsOnly() {
        for (int i = 100; i < 250; i++) {
            edge.put(thing("" + i, "new"));
        }

        edge.engine.sync();

        assertThat(hub.pushed).hasSize(150);
        assertThat(hub.fetches).allSatisfy(fetch -> assertThat(fetch.tickets()).hasSizeLessThanOrEqualTo(50));
        assertThat(hub.fetches).anySatisfy(fetch -> assertThat(fetch.tickets()).contains("t" + hub.requests.size()));
        assertThat(edge.changes()).isEmpty();
        assertThat(edge.store.conflicts()).isEmpty();
    }

    @Test
    void aDirtyRecordThatAFullPullDoesNotBringIsAConflictWithADeletion() {
        edge.with(CollectionOptions.NONE.withResolver(new ClientWinsResolver()));
        edge.engine.sync();
        hub.online = true;
        edge.put(thing("4", "edited"));
        edge.put(thing("6", "new"));
        hub.forget(THINGS, "4");
        hub.purged = Fetched.Reason.TOMBSTONES_PURGED;
        hub.onPush = change -> Optional.of(new PushOutcome.Unknown("not yet"));
        hub.onPage = page -> {
            hub.onPush = change -> Optional.empty();
            return page;
        };

        edge.engine.sync();

        assertThat(edge.name("4")).isEqualTo("edited");
        assertThat(edge.name("6")).isEqualTo("new");
        assertThat(hub.value(THINGS, "6", "name")).isEqualTo("new");
        assertThat(edge.store.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.id()).isEqualTo("4");
            assertThat(conflict.remote().state()).isInstanceOf(RecordState.Deleted.class);
        });
    }

    @Test
    void anInsertThatMetARecordWhichAFullPullDoesNotBringIsAnInsertAgain() {
        edge.with(CollectionOptions.NONE.withResolver(conflict -> new Resolution.Wait("ask Ann")));
        edge.put(thing("6", "here"));
        edge.put(thing("7", "here"));
        hub.put(THINGS, thing("6", "there"));
        hub.put(THINGS, thing("7", "there"));
        edge.engine.sync();
        edge.store.delete(THINGS, "7");
        hub.forget(THINGS, "6");
        hub.forget(THINGS, "7");
        hub.purged = Fetched.Reason.TOMBSTONES_PURGED;

        edge.engine.sync();

        assertThat(hub.value(THINGS, "6", "name")).isEqualTo("here");
        assertThat(edge.changes()).isEmpty();
        assertThat(edge.store.conflicts()).extracting(ConflictRecord::state).containsOnly(ConflictRecord.State.DECIDED);
    }

    @Test
    void whatARestoredHubDoesNotHaveIsHeld() {
        hub.epoch = "e2";
        hub.forget(THINGS, "4");
        hub.put(THINGS, thing("5", "older"));
        hub.put(THINGS, thing("7", "new"));
        edge.put(thing("3", "edited"));

        edge.engine.sync();

        assertThat(edge.name("4")).isEqualTo("a");
        assertThat(edge.name("5")).isEqualTo("a");
        assertThat(edge.name("7")).isEqualTo("new");
        assertThat(hub.value(THINGS, "3", "name")).isEqualTo("edited");
        assertThat(edge.store.setAside(THINGS)).extracting(aside -> aside.record().id()).containsExactly("4", "5");
        assertThat(edge.store.setAside(THINGS)).allMatch(aside -> aside.reason() == SetAside.Reason.HELD);
    }

    @Test
    void whatIsHeldIsNeverOverwrittenAndEndsWhenTheHubHasItAgain() {
        hub.epoch = "e2";
        hub.forget(THINGS, "4");
        edge.engine.sync();
        hub.put(THINGS, thing("4", "another"));
        edge.engine.sync();
        assertThat(edge.name("4")).isEqualTo("a");
        assertThat(edge.changes()).singleElement().satisfies(change -> assertThat(change.state()).isEqualTo(Change.State.HELD));

        hub.put(THINGS, thing("4", "a"));
        edge.engine.sync();

        assertThat(edge.changes()).isEmpty();
        assertThat(edge.store.setAside(THINGS)).isEmpty();
    }

    @Test
    void aRestoredHubTakesNothingBeforeTheResync() {
        hub.epoch = "e2";
        hub.put(THINGS, thing("5", "older"));
        edge.put(thing("5", "edited"));
        edge.store.delete(THINGS, "4");

        edge.engine.sync();

        assertThat(hub.value(THINGS, "5", "name")).isEqualTo("older");
        assertThat(edge.name("5")).isEqualTo("edited");
        assertThat(hub.state(THINGS, "4")).isInstanceOf(RecordState.Deleted.class);
        assertThat(hub.pushed).extracting(change -> change.id()).containsExactly("4");
    }

    @Test
    void nothingIsSentWhileAResyncIsNotComplete() {
        hub.epoch = "e2";
        hub.put(THINGS, thing("5", "older"));
        edge.store.delete(THINGS, "4");
        edge.put(thing("6", "new"));
        hub.onPage = page -> {
            throw new NetworkException("gone", null);
        };
        edge.engine.sync();
        assertThatThrownBy(edge.engine::sync).isInstanceOf(NetworkException.class);
        assertThat(hub.pushed).isEmpty();
        hub.onPage = page -> page;

        edge.engine.sync();

        assertThat(hub.pushed).extracting(change -> change.id()).containsExactly("6", "4");
    }

    @Test
    void aRunThatAsksForLessDoesNotMissTheRest() {
        SyncOptions less = SyncOptions.builder()
                .collection(THINGS, CollectionOptions.NONE.withQueryParameters(Map.of("name", "b"))).build();
        hub.put(THINGS, thing("7", "b"));
        hub.onPage = fetched -> fetched instanceof Fetched.Page page && hub.last().queryParameters().containsKey("name")
                ? new Fetched.Page(page.records().stream().filter(record -> record.id().equals("7")).toList(),
                        page.malformed(), page.next(), page.exhausted(), page.fence())
                : fetched;
        edge.engine.sync(less);
        hub.purged = Fetched.Reason.TOMBSTONES_PURGED;

        edge.engine.sync(less);

        assertThat(hub.purged).isNull();
        assertThat(edge.name("1")).isEqualTo("a");
        assertThat(edge.name("7")).isEqualTo("b");
    }

    @Test
    void aRunThatAsksForLessDoesNotForgetWhatAResyncHasSeen() {
        SyncOptions less = SyncOptions.builder().collection(THINGS, CollectionOptions.NONE.withFields(Set.of("name"))).build();
        edge.engine.sync(less);
        hub.purged = Fetched.Reason.TOMBSTONES_PURGED;
        hub.onPage = page -> {
            hub.online = false;
            return page;
        };
        edge.engine.sync();
        hub.onPage = page -> page;
        hub.online = true;
        hub.purged = Fetched.Reason.TOMBSTONES_PURGED;
        edge.engine.sync(less);

        edge.engine.sync();

        assertThat(hub.purged).isNull();
        for (int i = 1; i <= 5; i++) {
            assertThat(edge.store.get(THINGS, "" + i)).isPresent();
        }
    }

    @Test
    void aResyncThatIsInterruptedGoesOn() {
        hub.forget(THINGS, "4");
        hub.purged = Fetched.Reason.TOMBSTONES_PURGED;
        hub.onPage = page -> {
            hub.online = hub.fetches.size() % 3 != 0;
            return page;
        };
        edge.engine.sync();
        hub.onPage = page -> page;
        hub.online = true;

        edge.engine.sync();

        assertThat(edge.store.get(THINGS, "4")).isEmpty();
        assertThat(edge.store.get(THINGS, "2")).isPresent();
        assertThat(edge.store.get(THINGS, "5")).isPresent();
    }
}
