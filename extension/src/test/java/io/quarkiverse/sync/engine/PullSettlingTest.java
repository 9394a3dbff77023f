package io.quarkiverse.sync.engine;

import static io.quarkiverse.sync.engine.Edge.thing;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.RecordState.Absent;
import io.quarkiverse.sync.RecordState.Deleted;
import io.quarkiverse.sync.RecordState.Unknown;
import io.quarkiverse.sync.SyncStrategy;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.CollectionSchema;

/** Every row of the table for pulled records that are dirty here. */
class PullSettlingTest {

    private static final RecordState BASE = state("base");
    private static final RecordState LOCAL = state("local");
    private static final RecordState OTHER = state("other");
    private static final RecordState GONE = Deleted.plain();

    private final DocumentView view = PushSettlingTest.plan(SyncStrategy.TWO_WAY).view();

    @Test
    void theBaseIsNothingNew() {
        assertThat(settle(BASE, LOCAL, BASE)).isEqualTo(new PullVerdict.Known());
        assertThat(settle(GONE, LOCAL, GONE)).isEqualTo(new PullVerdict.Known());
    }

    @Test
    void whatIsHereIsAgreed() {
        assertThat(settle(BASE, LOCAL, LOCAL)).isEqualTo(new PullVerdict.Agreed());
        assertThat(settle(BASE, GONE, GONE)).isEqualTo(new PullVerdict.Agreed());
        assertThat(settle(new Unknown(), LOCAL, LOCAL)).isEqualTo(new PullVerdict.Agreed());
    }

    @Test
    @Tag("invariant-05")
    void whatWasSentIsAcknowledged() {
        assertThat(settle(BASE, LOCAL, OTHER, view.hash(state("older")), view.hash(OTHER), view.hash(GONE)))
                .isEqualTo(new PullVerdict.Rebased(List.of(view.hash(GONE))));
    }

    @Test
    @Tag("invariant-05")
    void aRecordThatLivedAgainWhileOursWasUnansweredGoesToTheResolver() {
        RecordState known = new Deleted(BASE.image(), Optional.empty());
        RecordState again = new Deleted(OTHER.image(), Optional.empty());

        assertThat(settle(known, LOCAL, again, view.hash(LOCAL)))
                .isEqualTo(new PullVerdict.Conflicting(List.of(view.hash(LOCAL))));
        assertThat(settle(known, LOCAL, known, view.hash(LOCAL))).isEqualTo(new PullVerdict.Known());
        assertThat(settle(known, LOCAL, again)).isEqualTo(new PullVerdict.Known());
    }

    @Test
    void insertMeetsATombstone() {
        assertThat(settle(new Absent(), LOCAL, GONE)).isEqualTo(new PullVerdict.Rebased(List.of()));
    }

    @Test
    @Tag("invariant-05")
    void anInsertThatMayHaveBeenTakenEditedAndDeletedGoesToTheResolver() {
        assertThat(settle(new Absent(), LOCAL, new Deleted(OTHER.image(), Optional.empty()), view.hash(LOCAL)))
                .isEqualTo(new PullVerdict.Conflicting(List.of(view.hash(LOCAL))));
    }

    @Test
    @Tag("invariant-09")
    void aTombstoneOfWhatCannotBeHeldHereIsOfSomebodyElse() {
        CollectionSchema picky = new CollectionSchema() {
            @Override
            public String name() {
                return "things";
            }

            @Override
            public int version() {
                return 1;
            }

            @Override
            public String idField() {
                return "id";
            }

            @Override
            public Set<String> fields() {
                return Set.of("id", "name");
            }

            @Override
            public List<Reference> references() {
                return List.of();
            }

            @Override
            public Document holdable(Document remote) {
                throw new UnmappableException("field 'name' takes no " + remote.get("name"));
            }
        };
        RecordState deleted = new Deleted(OTHER.image(), Optional.empty());

        assertThat(settle(new DocumentView(picky, Set.of(), Set.of()), BASE, LOCAL, deleted, view.hash(LOCAL)))
                .isEqualTo(new PullVerdict.Conflicting(List.of(view.hash(LOCAL))));
    }

    @Test
    void everythingElseGoesToTheResolver() {
        assertThat(settle(BASE, LOCAL, OTHER)).isEqualTo(new PullVerdict.Conflicting(List.of()));
        assertThat(settle(BASE, LOCAL, GONE)).isEqualTo(new PullVerdict.Conflicting(List.of()));
        assertThat(settle(BASE, GONE, OTHER)).isEqualTo(new PullVerdict.Conflicting(List.of()));
        assertThat(settle(new Absent(), LOCAL, OTHER)).isEqualTo(new PullVerdict.Conflicting(List.of()));
        assertThat(settle(new Unknown(), LOCAL, OTHER)).isEqualTo(new PullVerdict.Conflicting(List.of()));
        assertThat(settle(new Unknown(), LOCAL, GONE)).isEqualTo(new PullVerdict.Conflicting(List.of()));
    }

    private PullVerdict settle(RecordState base, RecordState local, RecordState remote, String... sent) {
        return settle(view, base, local, remote, sent);
    }

    private static PullVerdict settle(DocumentView view, RecordState base, RecordState local, RecordState remote,
            String... sent) {
        return new PullSettling(view).settle(new Change("1", new UUID(0, 1), 1, base, local, Optional.empty(), List.of(sent),
                Change.State.PENDING, Instant.EPOCH, OptionalLong.empty(), 0, Optional.empty(), Optional.empty()), remote);
    }

    private static RecordState state(String name) {
        return RecordState.present(Document.of(thing("1", name)));
    }
}
