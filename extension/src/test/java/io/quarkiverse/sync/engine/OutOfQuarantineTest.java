package io.quarkiverse.sync.engine;

import static io.quarkiverse.sync.engine.Edge.PARTS;
import static io.quarkiverse.sync.engine.Edge.THINGS;
import static io.quarkiverse.sync.engine.Edge.part;
import static io.quarkiverse.sync.engine.Edge.thing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.NetworkException;
import io.quarkiverse.sync.PendingChange;
import io.quarkiverse.sync.Quarantine;
import io.quarkiverse.sync.QuarantinedRecord;
import io.quarkiverse.sync.QuarantinedRecord.Direction;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.SyncOptions;
import io.quarkiverse.sync.SyncOptions.CollectionOptions;
import io.quarkiverse.sync.SyncResult.SyncError;
import io.quarkiverse.sync.SyncStrategy;
import io.quarkiverse.sync.adapter.Fetched;
import io.quarkiverse.sync.adapter.PushOutcome;
import io.quarkiverse.sync.store.ConflictRecord;
import io.quarkiverse.sync.store.MemoryTransaction;
import io.quarkiverse.sync.store.OfflineStore.Lease;

/** What is set aside can be listed, retried, discarded and exported. */
@Tag("invariant-09")
class OutOfQuarantineTest {

    private final TestHub hub = new TestHub();
    private final Edge edge = new Edge(hub);

    // ---- list and export

    @Test
    void bothDirectionsAreListedAndExported() throws Exception {
        refused("1", "agreed", "bad");
        hub.put(PARTS, part("p", "none"));
        malformed("{oops");
        edge.engine.sync();

        List<QuarantinedRecord> listed = edge.engine.quarantine().list(10);

        assertThat(listed).extracting(QuarantinedRecord::reason).containsExactly("MISSING_PARENT", "BAD", "MALFORMED");
        assertThat(listed.get(0).blockedBy()).contains("things/none");
        assertThat(listed.get(1)).satisfies(change -> {
            assertThat(change.direction()).isEqualTo(Direction.OUTGOING);
            assertThat(change.recordId()).isEqualTo("1");
            assertThat(change.local()).isEqualTo(RecordState.present(Document.of(thing("1", "bad"))));
            assertThat(change.remote()).isEqualTo(RecordState.present(Document.of(thing("1", "agreed"))));
            assertThat(change.message()).isEqualTo("bad: it is");
            assertThat(change.attempts()).isEqualTo(1);
        });
        assertThat(listed.get(2).raw()).contains("{oops");
        assertThat(edge.engine.quarantine().list(2)).isEqualTo(listed.subList(0, 2));

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        edge.engine.quarantine().export(out);
        JsonNode json = new ObjectMapper().readTree(out.toByteArray());
        assertThat(json).hasSize(3);
        assertThat(json.get(1).get("local").get("document").get("name").asText()).isEqualTo("bad");
        assertThat(json.get(1).get("remote").get("document").get("name").asText()).isEqualTo("agreed");
        assertThat(json.get(2).get("raw").asText()).isEqualTo("{oops");
        assertThat(json.get(2).get("remote").get("state").asText()).isEqualTo("UNKNOWN");
    }

    @Test
    void manyPagesAreListedWithoutAGap() {
        hub.onPush = change -> Optional.of(new PushOutcome.Rejected("BAD", "bad", false));
        for (int i = 100; i < 350; i++) {
            edge.put(thing("" + i, "bad"));
        }
        edge.engine.sync();

        assertThat(edge.engine.quarantine().list(1_000)).extracting(QuarantinedRecord::recordId).hasSize(250)
                .doesNotHaveDuplicates().isSorted();
    }

    // ---- retry

    @Test
    void aRetryIsDueInTheNextRunWhateverItsBackOffSays() {
        refused("1", "agreed", "bad");
        hub.onPush = change -> Optional.empty();
        edge.engine.sync();
        assertThat(hub.value(THINGS, "1", "name")).isEqualTo("agreed");

        assertThat(retry(THINGS, "1")).isEmpty();
        edge.engine.sync();

        assertThat(hub.value(THINGS, "1", "name")).isEqualTo("bad");
        assertThat(edge.changes()).isEmpty();
    }

    @Test
    void aRetryOfWhatCameInIsDueInTheNextRun() {
        hub.put(THINGS, thing("1", "a"));
        edge.engine.sync();
        hub.put(THINGS, thing("1", "b"));
        try (MemoryTransaction transaction = edge.store.begin()) {
            transaction.put(THINGS, Document.of(thing("1", "mine")));
            edge.engine.sync();
            edge.engine.sync();
        }
        edge.engine.sync();
        assertThat(edge.name("1")).as("backs off").isEqualTo("a");

        assertThat(retry(THINGS, "1")).isEmpty();
        edge.engine.sync();

        assertThat(edge.name("1")).isEqualTo("b");
    }

    @Test
    void aResolverThatFailedIsAskedAgain() {
        failingResolver();
        edge.with(CollectionOptions.NONE);
        edge.engine.sync();
        assertThat(edge.name("1")).isEqualTo("here");

        assertThat(retry(THINGS, "1")).isEmpty();
        edge.engine.sync();

        assertThat(edge.name("1")).isEqualTo("there");
    }

    @Test
    void whatCannotBeReadCannotBeReadLater() {
        malformed("{oops");
        edge.engine.sync();
        String id = edge.store.setAside(THINGS).get(0).record().id();

        assertThat(retry(THINGS, id)).singleElement().satisfies(error -> assertThat(error.code()).isEqualTo("MALFORMED"));
        assertThat(discard(THINGS, id)).isEmpty();

        assertThat(edge.store.setAside(THINGS)).isEmpty();
    }

    @Test
    void whatIsNotSetAsideIsAnswered() {
        refused("1", "agreed", "bad");
        edge.put(thing("1", "corrected"));

        assertThat(retry(THINGS, "1", "none")).extracting(SyncError::code).containsExactly("NOT_SET_ASIDE", "NOT_SET_ASIDE");
        assertThat(discard(THINGS, "1")).extracting(SyncError::code).containsExactly("NOT_SET_ASIDE");
        assertThat(edge.name("1")).isEqualTo("corrected");
        assertThatThrownBy(() -> discard("thing", "1")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("things");
    }

    // ---- discard: outgoing

    @Test
    @Tag("invariant-04")
    void aDiscardedEditGoesBackToWhatBothSidesAgreedOn() {
        hub.put(THINGS, thing("1", "agreed").put("unmapped", 7));
        edge.engine.sync();
        hub.onPush = change -> Optional.of(new PushOutcome.Rejected("BAD", "bad", false));
        edge.put(thing("1", "bad").put("note", "was empty"));
        edge.engine.sync();
        hub.onPush = change -> Optional.empty();

        assertThat(discard(THINGS, "1")).isEmpty();

        assertThat(edge.name("1")).isEqualTo("agreed");
        assertThat(edge.store.get(THINGS, "1").orElseThrow()).isEqualTo(Document.of(thing("1", "agreed")));
        assertNothingWaits();
        assertThat(edge.store.conflicts()).singleElement().satisfies(given -> {
            assertThat(given.state()).isEqualTo(ConflictRecord.State.DECIDED);
            assertThat(given.resolution()).contains("DISCARDED");
            assertThat(given.local().image().orElseThrow().get("note").asText()).isEqualTo("was empty");
        });
        edge.put(thing("1", "again"));
        edge.engine.sync();
        assertThat(hub.value(THINGS, "1", "name")).isEqualTo("again");
        assertThat(hub.value(THINGS, "1", "unmapped")).as("still known").isEqualTo("7");
    }

    @Test
    void aDiscardedInsertIsDeletedAndADiscardedDeletionComesBack() {
        hub.put(THINGS, thing("2", "agreed"));
        edge.engine.sync();
        hub.onPush = change -> Optional.of(new PushOutcome.Rejected("BAD", "bad", false));
        edge.put(thing("1", "new"));
        edge.store.delete(THINGS, "2");
        edge.engine.sync();

        assertThat(discard(THINGS, "1", "2")).isEmpty();

        assertThat(edge.name("1")).isNull();
        assertThat(edge.name("2")).isEqualTo("agreed");
        assertNothingWaits();
    }

    @Test
    void afterAResolverFailedTheHubsStateIsTaken() {
        failingResolver();

        assertThat(discard(THINGS, "1")).isEmpty();

        assertThat(edge.name("1")).isEqualTo("there");
        assertNothingWaits();
        assertThat(edge.store.conflicts()).singleElement().satisfies(
                conflict -> assertThat(conflict.state()).isEqualTo(ConflictRecord.State.DECIDED));
    }

    @Test
    void whatReferencesKeepStaysAndSaysWhy() {
        hub.onPush = change -> Optional.of(new PushOutcome.Rejected("BAD", "bad", false));
        edge.put(thing("1", "new"));
        edge.engine.sync();
        edge.store.put(PARTS, Document.of(part("p", "1")));

        List<SyncError> errors = discard(THINGS, "1");

        assertThat(errors).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo("REFUSED");
            assertThat(error.message()).contains("parts/p");
        });
        assertThat(edge.name("1")).isEqualTo("new");
        assertThat(edge.changes()).hasSize(1);
        assertThat(edge.store.conflicts()).isEmpty();
    }

    @Test
    void recordsThatNeedEachOtherGoBackTogether() {
        hub.put(THINGS, thing("1", "parent"));
        hub.put(THINGS, thing("2", "child").put("partOf", "1"));
        edge.engine.sync();
        hub.onPush = change -> Optional.of(new PushOutcome.Rejected("BAD", "bad", false));
        edge.store.delete(THINGS, "2");
        edge.store.delete(THINGS, "1");
        edge.engine.sync();

        assertThat(discard(THINGS, "2", "1")).isEmpty();

        assertThat(edge.value("2", "partOf")).isEqualTo("1");
        assertNothingWaits();
    }

    @Test
    void withAnUnknownBaseThereIsNothingToGoBackTo() {
        hub.put(THINGS, thing("1", "agreed"));
        edge.engine.sync();
        hub.onPush = change -> Optional.of(new PushOutcome.Rejected("BAD", "bad", false));
        edge.touch("1", "bulk");
        edge.engine.sync();

        assertThat(discard(THINGS, "1")).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo("UNKNOWN_BASE");
            assertThat(error.message()).contains("correct the record or delete it");
        });
        assertThat(edge.name("1")).isEqualTo("bulk");
        assertThat(edge.changes()).hasSize(1);
    }

    @Test
    @Tag("invariant-05")
    void whatWasSentAndTakenComesBackWithTheNextPull() {
        unansweredAndRefused();

        assertThat(discard(THINGS, "1")).isEmpty();
        assertThat(edge.name("1")).isEqualTo("agreed");
        hub.onPush = change -> Optional.empty();
        edge.engine.sync();

        assertThat(edge.name("1")).isEqualTo("sent");
        assertNothingWaits();
    }

    @Test
    @Tag("invariant-05")
    void whatWasSentAndIsOnlyPushedIsNotGivenUp() {
        edge.with(CollectionOptions.NONE.withStrategy(SyncStrategy.PUSH_ONLY));
        unansweredAndRefused();

        assertThat(discard(THINGS, "1")).extracting(SyncError::code).containsExactly("UNANSWERED");

        assertThat(edge.name("1")).isEqualTo("sent");
        assertThat(edge.changes()).hasSize(1);
    }

    @Test
    void anApplicationThatHoldsTheRecordIsNotWaitedFor() {
        refused("1", "agreed", "bad");
        try (MemoryTransaction transaction = edge.store.begin()) {
            transaction.put(THINGS, Document.of(thing("1", "mine")));

            assertThat(discard(THINGS, "1")).singleElement().satisfies(error -> {
                assertThat(error.code()).isEqualTo("LOCKED");
                assertThat(error.retryable()).isTrue();
            });
        }
        assertThat(edge.name("1")).isEqualTo("bad");
    }

    // ---- discard: incoming

    @Test
    void aForgottenStateIsReplacedByTheNextOne() {
        hub.put(PARTS, part("p", "none"));
        edge.engine.sync();

        assertThat(discard(PARTS, "p")).isEmpty();
        assertThat(edge.store.setAside(PARTS)).isEmpty();
        hub.put(THINGS, thing("1", "a"));
        edge.engine.sync();
        assertThat(edge.store.get(PARTS, "p")).isEmpty();
        hub.put(PARTS, part("p", "1"));
        edge.engine.sync();

        assertThat(edge.store.get(PARTS, "p")).isPresent();
    }

    @Test
    void aDeletionIsNotForgotten() {
        hub.put(THINGS, thing("1", "a"));
        edge.engine.sync();
        edge.store.put(PARTS, Document.of(part("p", "1")));
        hub.onPush = change -> Optional.of(new PushOutcome.Rejected("BAD", "bad", false));
        hub.delete(THINGS, "1");
        edge.engine.sync();

        assertThat(discard(THINGS, "1")).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo("DELETION");
            assertThat(error.message()).contains("parts/p");
        });
        assertThat(discard(PARTS, "p")).isEmpty();
        edge.engine.sync();

        assertThat(edge.name("1")).isNull();
        assertNothingWaits();
    }

    @Test
    @Tag("invariant-08")
    void whatIsHeldAfterARestoreIsNeitherForgottenNorTriedAgain() {
        hub.put(THINGS, thing("1", "last copy"));
        edge.engine.sync();
        hub.epoch = "e2";
        hub.put(THINGS, thing("1", "from the backup"));
        edge.engine.sync();
        assertThat(edge.engine.quarantine().list(9)).extracting(QuarantinedRecord::reason).containsExactly("HELD");

        assertThat(discard(THINGS, "1")).extracting(SyncError::code).containsExactly("HELD");
        assertThat(retry(THINGS, "1")).extracting(SyncError::code).containsExactly("HELD");

        assertThat(edge.name("1")).isEqualTo("last copy");
    }

    // ---- whose turn it is

    @Test
    @Tag("invariant-12")
    void whileAnotherNodeRunsNothingIsDone() {
        refused("1", "agreed", "bad");
        Lease other = edge.store.lease("another node", Duration.ofMinutes(1)).orElseThrow();

        assertThat(discard(THINGS, "1")).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo("LEASE_HELD_ELSEWHERE");
            assertThat(error.recordId()).isNull();
            assertThat(error.retryable()).isTrue();
        });
        assertThat(edge.name("1")).isEqualTo("bad");
        edge.store.release(other);
        assertThat(discard(THINGS, "1")).isEmpty();
    }

    @Test
    @Tag("invariant-18")
    void inATransactionItIsRefused() {
        EnginePorts ports = new EnginePorts(edge, (delay, task) -> () -> {
        }, Runnable::run, UUID::randomUUID, () -> {
            throw new IllegalStateException("in a transaction");
        }, () -> {
        }, (collection, option) -> option);
        Quarantine quarantine = EngineBuilder.of("hub", edge.store, hub).ports(ports).build().quarantine();

        assertThatThrownBy(() -> quarantine.discard(THINGS, List.of("1"))).isInstanceOf(IllegalStateException.class);
    }

    // ----

    private List<SyncError> retry(String collection, String... ids) {
        return edge.engine.quarantine().retry(collection, List.of(ids));
    }

    private List<SyncError> discard(String collection, String... ids) {
        return edge.engine.quarantine().discard(collection, List.of(ids));
    }

    /** An edit that the hub refuses for good. */
    private void refused(String id, String agreed, String edit) {
        hub.put(THINGS, thing(id, agreed));
        edge.engine.sync();
        hub.onPush = change -> Optional.of(new PushOutcome.Rejected("BAD", "bad: it is", false));
        edge.put(thing(id, edit));
        edge.engine.sync();
    }

    /** The hub takes the edit, the answer is lost, and before it is pulled the hub refuses what is sent again. */
    private void unansweredAndRefused() {
        hub.put(THINGS, thing("1", "agreed"));
        edge.engine.sync(SyncOptions.builder().collection(THINGS, CollectionOptions.NONE.withStrategy(SyncStrategy.TWO_WAY))
                .build());
        edge.put(thing("1", "sent"));
        hub.answersLost = true;
        assertThatThrownBy(edge.engine::sync).isInstanceOf(NetworkException.class);
        hub.answersLost = false;
        hub.onPush = change -> Optional.of(new PushOutcome.Rejected("BAD", "bad", false));
        edge.engine.sync(SyncOptions.builder().collection(THINGS, CollectionOptions.NONE.withStrategy(SyncStrategy.PUSH_ONLY))
                .build());
        assertThat(edge.changes()).singleElement().satisfies(change -> assertThat(change.sent()).isNotEmpty());
    }

    private void failingResolver() {
        edge.with(CollectionOptions.NONE.withResolver(conflict -> null));
        hub.put(THINGS, thing("1", "a"));
        edge.engine.sync();
        edge.put(thing("1", "here"));
        hub.put(THINGS, thing("1", "there"));
        edge.engine.sync();
    }

    private void malformed(String text) {
        hub.onPage = fetched -> fetched instanceof Fetched.Page page && hub.last().collection().equals(THINGS)
                ? new Fetched.Page(page.records(), List.of(new Fetched.Malformed(Optional.empty(), text, "no id")),
                        page.next(), page.exhausted(), page.fence())
                : fetched;
    }

    private void assertNothingWaits() {
        assertThat(edge.engine.pendingChanges(9)).isEqualTo(List.<PendingChange> of());
        assertThat(edge.engine.quarantine().list(9)).isEmpty();
    }
}
