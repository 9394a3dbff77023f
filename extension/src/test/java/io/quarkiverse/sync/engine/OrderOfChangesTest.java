package io.quarkiverse.sync.engine;

import static io.quarkiverse.sync.engine.Edge.PARTS;
import static io.quarkiverse.sync.engine.Edge.THINGS;
import static io.quarkiverse.sync.engine.Edge.part;
import static io.quarkiverse.sync.engine.Edge.thing;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState.Deleted;
import io.quarkiverse.sync.RecordState.Present;
import io.quarkiverse.sync.SyncOptions;
import io.quarkiverse.sync.SyncOptions.CollectionOptions;
import io.quarkiverse.sync.adapter.PushChange;
import io.quarkiverse.sync.adapter.PushOutcome;
import io.quarkiverse.sync.adapter.PushOutcome.Rejected;
import io.quarkiverse.sync.conflict.ClientWinsResolver;
import io.quarkiverse.sync.conflict.Resolution;
import io.quarkiverse.sync.store.Change;

/** A hub with foreign keys and unique keys refuses nothing for the order in which we send it. */
@Tag("invariant-10")
class OrderOfChangesTest {

    private static final CollectionOptions CLIENT_WINS = CollectionOptions.NONE.withResolver(new ClientWinsResolver());

    private final TestHub hub = new TestHub();
    private final Edge edge = new Edge(hub)
            .options(SyncOptions.builder().collection(PARTS, CLIENT_WINS).collection(THINGS, CLIENT_WINS).build());

    @Test
    void aParentsDeletionWaitsForItsChilds() {
        edge.put(thing("1", "order"));
        edge.store.put(PARTS, Document.of(part("p", "1")));
        edge.engine.sync();
        hub.onPush = this::refuseWhatIsReferredTo;
        edge.store.delete(PARTS, "p");
        edge.store.delete(THINGS, "1");
        hub.put(PARTS, part("p", "1").put("name", "edited at the hub"));

        edge.engine.sync();

        assertThat(hub.state(PARTS, "p")).isInstanceOf(Deleted.class);
        assertThat(hub.state(THINGS, "1")).isInstanceOf(Deleted.class);
        assertThat(edge.changes()).isEmpty();
    }

    @Test
    void aParentsDeletionWaitsForAChildThatGoesToAnotherOne() {
        edge.put(thing("1", "order"));
        edge.put(thing("2", "another"));
        edge.store.put(PARTS, Document.of(part("p", "1")));
        edge.engine.sync();
        hub.onPush = this::refuseWhatIsReferredTo;
        edge.store.put(PARTS, Document.of(part("p", "2")));
        edge.store.delete(THINGS, "1");
        hub.put(PARTS, part("p", "1").put("name", "edited at the hub"));

        edge.engine.sync();

        assertThat(hub.value(PARTS, "p", "thingId")).isEqualTo("2");
        assertThat(hub.state(THINGS, "1")).isInstanceOf(Deleted.class);
        assertThat(edge.changes()).isEmpty();
    }

    @Test
    void aTreeIsDeletedFromItsLeaves() {
        edge.put(thing("a", "root"));
        edge.put(thing("b", "branch").put("partOf", "a"));
        edge.put(thing("c", "leaf").put("partOf", "b"));
        edge.engine.sync();
        hub.pushed.clear();
        for (String id : new String[] { "c", "b", "a" }) {
            edge.store.delete(THINGS, id);
        }

        edge.engine.sync();

        assertThat(hub.pushed).extracting(PushChange::id).containsExactly("c", "b", "a");
    }

    @Test
    void whatReferToEachOtherIsDeletedTogether() {
        edge.put(thing("a", "one"));
        edge.put(thing("b", "other").put("partOf", "a"));
        edge.put(thing("a", "one").put("partOf", "b"));
        edge.engine.sync();
        edge.deleteTogether("a", "b");

        edge.engine.sync();

        assertThat(hub.state(THINGS, "a")).isInstanceOf(Deleted.class);
        assertThat(hub.state(THINGS, "b")).isInstanceOf(Deleted.class);
    }

    @Test
    void aParentsDeletionWaitsForADecisionAboutItsChild() {
        edge.options(SyncOptions.builder().collection(PARTS,
                CollectionOptions.NONE.withResolver(conflict -> new Resolution.Wait("people decide"))).build());
        edge.put(thing("1", "order"));
        edge.store.put(PARTS, Document.of(part("p", "1")));
        edge.engine.sync();
        edge.store.delete(PARTS, "p");
        edge.store.delete(THINGS, "1");
        hub.put(PARTS, part("p", "1").put("name", "edited at the hub"));

        edge.engine.sync();

        assertThat(hub.state(THINGS, "1")).isInstanceOf(Present.class);
        assertThat(edge.changes()).singleElement()
                .satisfies(change -> assertThat(change.state()).isEqualTo(Change.State.PENDING));
    }

    @Test
    void aParentsDeletionIsSetAsideWithItsChilds() {
        edge.put(thing("1", "order"));
        edge.store.put(PARTS, Document.of(part("p", "1")));
        edge.engine.sync();
        hub.onPush = change -> Optional.of(new Rejected("REFUSED", "not today", false));
        edge.store.delete(PARTS, "p");
        edge.store.delete(THINGS, "1");

        edge.engine.sync();

        assertThat(edge.changes()).singleElement()
                .satisfies(change -> assertThat(change.state()).isEqualTo(Change.State.QUARANTINED));
    }

    @Test
    void aNaturalKeyIsFreeAgainInTheSameRun() {
        edge.put(thing("1", "SKU"));
        edge.engine.sync();
        hub.onPush = change -> hub.state(THINGS, "1") instanceof Present && change.id().equals("2")
                ? Optional.of(new Rejected("REFUSED", "another row has this SKU", true))
                : Optional.empty();
        edge.store.delete(THINGS, "1");
        edge.put(thing("2", "SKU"));

        edge.engine.sync();

        assertThat(hub.state(THINGS, "1")).isInstanceOf(Deleted.class);
        assertThat(hub.value(THINGS, "2", "name")).isEqualTo("SKU");
        assertThat(edge.changes()).isEmpty();
    }

    private Optional<PushOutcome> refuseWhatIsReferredTo(PushChange change) {
        boolean referred = hub.state(PARTS, "p") instanceof Present part
                && Set.of(change.id()).contains(part.document().get("thingId").asText());
        return referred && change.state() instanceof Deleted
                ? Optional.of(new Rejected("REFUSED", "other rows still refer to it", false))
                : Optional.empty();
    }
}
