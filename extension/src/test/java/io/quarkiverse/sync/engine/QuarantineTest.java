package io.quarkiverse.sync.engine;

import static io.quarkiverse.sync.engine.Edge.PARTS;
import static io.quarkiverse.sync.engine.Edge.THINGS;
import static io.quarkiverse.sync.engine.Edge.part;
import static io.quarkiverse.sync.engine.Edge.thing;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.SyncOptions;
import io.quarkiverse.sync.SyncOptions.CollectionOptions;
import io.quarkiverse.sync.SyncResult;
import io.quarkiverse.sync.SyncStrategy;
import io.quarkiverse.sync.SynchronizationEngine;
import io.quarkiverse.sync.adapter.Fetched;
import io.quarkiverse.sync.adapter.PushChange;
import io.quarkiverse.sync.adapter.PushOutcome;
import io.quarkiverse.sync.conflict.Conflict;
import io.quarkiverse.sync.conflict.ConflictResolver;
import io.quarkiverse.sync.conflict.Resolution;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.CollectionSchema;
import io.quarkiverse.sync.store.ConflictRecord;
import io.quarkiverse.sync.store.MemoryCollection;
import io.quarkiverse.sync.store.MemoryStore;
import io.quarkiverse.sync.store.MemoryTransaction;
import io.quarkiverse.sync.store.SetAside;

@Tag("invariant-09")
class QuarantineTest {

    private final TestHub hub = new TestHub();
    private final Edge edge = new Edge(hub);

    @Test
    void aRejectedChangeBlocksNobodyButItsDependants() {
        edge.put(thing("1", "bad"));
        edge.put(thing("2", "good"));
        edge.store.put(PARTS, Document.of(part("p1", "1")));
        edge.store.put(PARTS, Document.of(part("p2", "2")));
        hub.onPush = reject("1", false);

        SyncResult result = edge.engine.sync();

        assertThat(hub.state(THINGS, "2")).isInstanceOf(RecordState.Present.class);
        assertThat(hub.state(PARTS, "p2")).isInstanceOf(RecordState.Present.class);
        assertThat(hub.pushed).extracting(change -> change.id()).containsExactly("1", "2", "p2");
        assertThat(result.outcome()).isEqualTo(SyncResult.Outcome.PARTIAL);
        assertThat(result.errors()).singleElement().satisfies(error -> {
            assertThat(error.recordId()).isEqualTo("1");
            assertThat(error.code()).isEqualTo("BAD");
            assertThat(error.retryable()).isFalse();
        });
        assertThat(edge.engine.statistics().quarantined()).isEqualTo(1);
    }

    @Test
    void theNextEditIsTriedAgain() {
        edge.put(thing("1", "bad"));
        hub.onPush = reject("1", false);
        edge.engine.sync();
        edge.engine.sync();
        assertThat(hub.pushed).hasSize(1);
        hub.onPush = change -> Optional.empty();
        edge.put(thing("1", "good"));

        edge.engine.sync();

        assertThat(hub.value(THINGS, "1", "name")).isEqualTo("good");
        assertThat(edge.changes()).isEmpty();
    }

    @Test
    void whatMayHealIsTriedOnceMoreInARunAndThenWithBackOff() {
        edge.put(thing("1", "bad"));
        hub.onPush = reject("1", true);
        edge.engine.sync();
        assertThat(hub.pushed).hasSize(2);
        edge.engine.sync();
        assertThat(hub.pushed).hasSize(2);

        edge.now = edge.now.plus(Duration.ofMinutes(2));
        edge.engine.sync();
        assertThat(hub.pushed).hasSize(3);
        hub.onPush = change -> Optional.empty();
        edge.now = edge.now.plus(Duration.ofMinutes(5));
        edge.engine.sync();

        assertThat(edge.changes()).isEmpty();
    }

    @Test
    void aRecordOverTheBoundOfABatchIsSentAlone() {
        hub.bytes = 1_000;
        edge.put(thing("1", "small"));
        edge.put(thing("2", "x".repeat(2_000)));
        edge.put(thing("3", "small"));

        assertThat(edge.engine.sync().errors()).isEmpty();

        assertThat(hub.requests).extracting(request -> request.changes().size()).containsExactly(1, 1, 1);
        assertThat(edge.changes()).isEmpty();
    }

    @Test
    void aRecordThatTheHubRefusesForItsSizeBlocksNobody() {
        hub.largestBytes = 1_000;
        edge.put(thing("1", "x".repeat(2_000)));
        edge.put(thing("2", "small"));

        SyncResult result = edge.engine.sync();
        edge.engine.sync();

        assertThat(hub.pushed).extracting(change -> change.id()).containsExactly("2");
        assertThat(hub.refusedForTheirSize).as("with its neighbour, alone, and no more").isEqualTo(2);
        assertThat(result.errors()).singleElement().satisfies(error -> {
            assertThat(error.recordId()).isEqualTo("1");
            assertThat(error.code()).isEqualTo("TOO_LARGE");
            assertThat(error.message()).contains("at most 1000");
        });
    }

    @Test
    void aRecordThatTheHubRefusedForItsSizeGoesUpWhenItIsSmaller() {
        refusedForItsSize();
        edge.put(thing("1", "smaller"));

        edge.engine.sync();

        assertThat(hub.value(THINGS, "1", "name")).isEqualTo("smaller");
        assertThat(edge.changes()).isEmpty();
    }

    @Test
    void aRecordThatTheHubRefusedForItsSizeGoesUpWhenTheHubTakesMore() {
        refusedForItsSize();
        hub.largestBytes = 10_000;

        edge.now = edge.now.plus(Duration.ofDays(1));
        edge.engine.sync();

        assertThat(edge.changes()).isEmpty();
    }

    private void refusedForItsSize() {
        hub.largestBytes = 1_000;
        edge.put(thing("1", "x".repeat(2_000)));
        edge.engine.sync();
        assertThat(edge.changes()).extracting(Change::state).containsExactly(Change.State.QUARANTINED);
    }

    @Test
    void batchesGrowWithWhatTheFirstAnswerTells() {
        hub.bytes = 1_000;
        hub.beforeAnswer = () -> hub.bytes = 100_000;
        for (int i = 0; i < 20; i++) {
            edge.put(thing("" + i, "x".repeat(200)));
        }

        edge.engine.sync();

        assertThat(hub.requests).hasSize(2);
    }

    @Test
    void batchesThatAreTooLargeAreHalved() {
        hub.largestRequest = 3;
        for (int i = 0; i < 10; i++) {
            edge.put(thing("" + i, "x"));
        }

        SyncResult result = edge.engine.sync();

        assertThat(result.uploaded()).isEqualTo(10);
        assertThat(hub.requests).allMatch(request -> request.changes().size() <= 3);
    }

    @Test
    void batchesAreBoundedInBytes() {
        hub.bytes = 1_000;
        for (int i = 0; i < 10; i++) {
            edge.put(thing("" + i, "x".repeat(200)));
        }

        assertThat(edge.engine.sync().uploaded()).isEqualTo(10);
        assertThat(hub.requests).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    @Tag("invariant-02")
    void aMalformedRecordIsKeptWithItsTextAndThePageGoesOn() {
        hub.put(THINGS, thing("1", "a"));
        hub.onPage = fetched -> fetched instanceof Fetched.Page page && !page.records().isEmpty()
                ? new Fetched.Page(page.records(), List.of(new Fetched.Malformed(Optional.empty(), "{oops", "no id")),
                        page.next(), page.exhausted(), page.fence())
                : fetched;

        SyncResult result = edge.engine.sync();

        assertThat(edge.name("1")).isEqualTo("a");
        assertThat(edge.store.setAside(THINGS)).singleElement().satisfies(aside -> {
            assertThat(aside.reason()).isEqualTo(SetAside.Reason.MALFORMED);
            assertThat(aside.raw()).contains("{oops");
        });
        assertThat(result.outcome()).isEqualTo(SyncResult.Outcome.PARTIAL);
    }

    @Test
    @Tag("invariant-02")
    void aRowWhoseParentIsMissingWaitsAndEveryPageGoesOn() {
        hub.put(PARTS, part("p", "1"));
        hub.put(PARTS, part("q", "2"));
        hub.put(THINGS, thing("2", "b"));
        SyncResult result = edge.engine.sync();
        assertThat(edge.store.get(PARTS, "q")).isPresent();
        assertThat(edge.store.setAside(PARTS)).singleElement()
                .satisfies(aside -> assertThat(aside.blockedBy()).isPresent());
        assertThat(result.outcome()).isEqualTo(SyncResult.Outcome.PARTIAL);

        hub.put(THINGS, thing("1", "a"));
        edge.engine.sync();

        assertThat(edge.store.get(PARTS, "p")).isPresent();
        assertThat(edge.store.setAside(PARTS)).isEmpty();
    }

    @Test
    void aNewerPulledStateReplacesWhatIsSetAside() {
        hub.put(PARTS, part("p", "1"));
        edge.engine.sync();
        hub.delete(PARTS, "p");
        hub.put(THINGS, thing("1", "a"));

        edge.engine.sync();

        assertThat(edge.store.get(PARTS, "p")).isEmpty();
        assertThat(edge.store.setAside(PARTS)).isEmpty();
    }

    @Test
    void aRecordThatAnApplicationHoldsIsSetAside() {
        hub.put(THINGS, thing("1", "a"));
        edge.engine.sync();
        hub.put(THINGS, thing("1", "b"));
        hub.put(THINGS, thing("2", "b"));
        try (MemoryTransaction transaction = edge.store.begin()) {
            transaction.put(THINGS, Document.of(thing("1", "mine")));

            edge.engine.sync();

            assertThat(edge.name("2")).isEqualTo("b");
            assertThat(edge.store.setAside(THINGS)).singleElement()
                    .satisfies(aside -> assertThat(aside.reason()).isEqualTo(SetAside.Reason.LOCKED));
        }
        edge.now = edge.now.plus(Duration.ofHours(1));
        edge.engine.sync();
        assertThat(edge.name("1")).isEqualTo("b");
    }

    @Test
    void aResolverThatThrowsQuarantinesTheRecordAndNoOther() {
        ConflictResolver resolver = new ConflictResolver() {
            @Override
            public Resolution resolve(Conflict conflict) {
                if (conflict.id().equals("1")) {
                    throw new IllegalStateException("boom");
                }
                return conflict.id().equals("2") ? null : new Resolution.TakeRemote();
            }
        };
        conflictsOf(resolver, "1", "2", "3");

        assertThat(edge.name("1")).isEqualTo("here");
        assertThat(edge.name("3")).isEqualTo("there");
        assertThat(edge.changes()).extracting(Change::state).containsOnly(Change.State.QUARANTINED);
        assertThat(edge.changes()).extracting(Change::id).containsExactly("1", "2");

        edge.with(CollectionOptions.NONE);
        edge.now = edge.now.plus(Duration.ofHours(1));
        edge.engine.sync();
        assertThat(edge.name("1")).isEqualTo("there");
        assertThat(edge.changes()).isEmpty();
    }

    @Test
    void anEditThatIsTakenBackAfterTheResolverFailedLeavesTheHubsState() {
        conflictsOf(conflict -> null, "1", "2");
        edge.put(thing("1", "a"));
        edge.store.delete(THINGS, "2");
        edge.with(CollectionOptions.NONE);

        edge.engine.sync();

        assertThat(edge.name("1")).isEqualTo("there");
        assertThat(edge.name("2")).as("the resolver is asked anew").isEqualTo("there");
        assertThat(edge.changes()).isEmpty();
        assertThat(edge.store.conflicts()).extracting(ConflictRecord::state).containsOnly(ConflictRecord.State.DECIDED);
    }

    @Test
    void anInsertThatIsTakenBackAfterTheResolverFailedLeavesTheHubsState() {
        edge.with(CollectionOptions.NONE.withResolver(conflict -> null));
        edge.put(thing("1", "here"));
        hub.put(THINGS, thing("1", "there"));
        edge.engine.sync();
        edge.store.delete(THINGS, "1");

        edge.engine.sync();

        assertThat(edge.name("1")).isEqualTo("there");
        assertThat(edge.changes()).isEmpty();
    }

    @Test
    void aConflictThatEndsByItselfAfterTheResolverFailedIsNotAskedAboutAgain() {
        conflictsOf(conflict -> null, "1");
        edge.put(thing("1", "edited"));
        hub.put(THINGS, thing("1", "edited"));

        edge.engine.sync(SyncOptions.builder()
                .collection(THINGS, CollectionOptions.NONE.withStrategy(SyncStrategy.PULL_ONLY)).build());

        assertThat(edge.changes()).isEmpty();
        assertThat(edge.store.conflicts()).extracting(ConflictRecord::state).containsExactly(ConflictRecord.State.DECIDED);
    }

    @Test
    void aConflictThatPeopleDecideWaits() {
        conflictsOf(conflict -> new Resolution.Wait("ask Ann"), "1");

        edge.engine.sync();

        assertThat(edge.name("1")).isEqualTo("here");
        assertThat(hub.value(THINGS, "1", "name")).isEqualTo("there");
        assertThat(edge.store.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.state()).isEqualTo(ConflictRecord.State.WAITING);
            assertThat(conflict.resolution()).contains("ask Ann");
        });
    }

    @Test
    void aMergeIsStoredHereAndGoesUp() {
        conflictsOf(conflict -> new Resolution.Merged(Document.of(thing("1", "both"))), "1");

        assertThat(edge.name("1")).isEqualTo("both");
        assertThat(hub.value(THINGS, "1", "name")).isEqualTo("both");
        assertThat(edge.changes()).isEmpty();
    }

    @Test
    @Tag("invariant-03")
    void anAnswerOfAResolverIsNotAppliedToARecordThatWasEditedMeanwhile() {
        int[] asked = { 0 };
        conflictsOf(conflict -> {
            if (asked[0]++ == 0) {
                edge.put(thing("1", "edited meanwhile"));
                return new Resolution.TakeRemote();
            }
            return new Resolution.TakeLocal();
        }, "1");

        assertThat(edge.name("1")).isEqualTo("edited meanwhile");
        assertThat(hub.value(THINGS, "1", "name")).isEqualTo("edited meanwhile");
    }

    private void conflictsOf(ConflictResolver resolver, String... ids) {
        edge.with(CollectionOptions.NONE.withResolver(resolver));
        for (String id : ids) {
            edge.put(thing(id, "a"));
        }
        edge.engine.sync();
        for (String id : ids) {
            edge.put(thing(id, "here"));
            hub.put(THINGS, thing(id, "there"));
        }
        edge.engine.sync();
    }

    private static Function<PushChange, Optional<PushOutcome>> reject(String id,
            boolean retryable) {
        return change -> change.id().equals(id) ? Optional.of(new PushOutcome.Rejected("BAD", "bad name", retryable))
                : Optional.empty();
    }

    /** Holds records that are read from rows, but no longer fit into a document. */
    private record Strict(CollectionSchema schema) implements CollectionSchema {

        @Override
        public String name() {
            return schema.name();
        }

        @Override
        public int version() {
            return schema.version();
        }

        @Override
        public String idField() {
            return schema.idField();
        }

        @Override
        public Set<String> fields() {
            return schema.fields();
        }

        @Override
        public List<Reference> references() {
            return schema.references();
        }

        @Override
        public Document holdable(Document remote) {
            if (remote.get("name").asText().equals("too long")) {
                throw new UnmappableException("field 'name' takes 5 characters, but has 8");
            }
            return schema.holdable(remote);
        }
    }

    @Test
    void aLocalRecordThatFitsInNoDocumentBlocksNobody() {
        MemoryStore store = MemoryStore.of(new Strict(MemoryCollection.of(THINGS, "id", Set.of("id", "name"))));
        SynchronizationEngine engine = EngineBuilder.of("hub", store, hub).ports(edge.ports()).build();
        store.put(THINGS, Document.of(thing("1", "too long")));
        store.put(THINGS, Document.of(thing("2", "good")));

        SyncResult result = engine.sync();

        assertThat(hub.pushed).extracting(change -> change.id()).containsExactly("2");
        assertThat(result.errors()).singleElement().satisfies(error -> {
            assertThat(error.recordId()).isEqualTo("1");
            assertThat(error.code()).isEqualTo("UNMAPPABLE");
            assertThat(error.message()).contains("takes 5 characters, but has 8");
        });
        assertThat(engine.statistics().quarantined()).isEqualTo(1);
        store.put(THINGS, Document.of(thing("1", "short")));
        engine.sync();
        assertThat(hub.value(THINGS, "1", "name")).isEqualTo("short");
    }
}
