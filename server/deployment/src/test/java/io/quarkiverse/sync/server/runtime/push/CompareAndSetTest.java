package io.quarkiverse.sync.server.runtime.push;

import static io.quarkiverse.sync.server.runtime.push.CompareAndSet.Decision.AGREED;
import static io.quarkiverse.sync.server.runtime.push.CompareAndSet.Decision.BURY;
import static io.quarkiverse.sync.server.runtime.push.CompareAndSet.Decision.CONFLICT;
import static io.quarkiverse.sync.server.runtime.push.CompareAndSet.Decision.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.server.runtime.Json;
import io.quarkiverse.sync.store.CollectionSchema.UnmappableException;

@Tag("invariant-06")
class CompareAndSetTest {

    private static final RecordState ABSENT = new RecordState.Absent();
    private static final RecordState BURIED = RecordState.Deleted.plain();

    private final CompareAndSet compareAndSet = new CompareAndSet(
            document -> document.only(Set.of("id", "name", "price", "stamp")), Set.of("stamp"), false, false);

    @Test
    void aRowIsWrittenByWhoKnowsIt() {
        assertThat(decide(there("a"), there("a"), there("b"))).isEqualTo(WRITE);
        assertThat(decide(there("a"), there("a"), deleted("a"))).isEqualTo(WRITE);
        assertThat(decide(there("a"), there("old"), there("b"))).isEqualTo(CONFLICT);
        assertThat(decide(there("a"), there("old"), deleted("b"))).isEqualTo(CONFLICT);
        assertThat(decide(there("a"), null, there("a"))).isEqualTo(CONFLICT);
        assertThat(decide(there("a"), null, deleted("a"))).isEqualTo(CONFLICT);
        assertThat(decide(there("a"), deleted("a"), there("b"))).isEqualTo(CONFLICT);
    }

    @Test
    void aTombstoneYieldsOnlyToWhoKnowsIt() {
        assertThat(decide(BURIED, deleted("a"), there("b"))).isEqualTo(WRITE);
        assertThat(decide(BURIED, null, there("b"))).isEqualTo(CONFLICT);
        assertThat(decide(BURIED, there("a"), there("b"))).isEqualTo(CONFLICT);
        assertThat(decide(BURIED, there("a"), deleted("a"))).isEqualTo(AGREED);
        assertThat(decide(BURIED, null, deleted("a"))).isEqualTo(AGREED);
    }

    @Test
    void underTheProfileItHasToBeThisTombstone() {
        CompareAndSet named = new CompareAndSet(document -> document, Set.of(), false, true);
        RecordState.Deleted tombstone = deletedAt(2);

        assertThat(named.decide(tombstone, row(deletedAt(2), there("b")))).isEqualTo(WRITE);
        assertThat(named.decide(tombstone, row(deletedAt(1), there("b")))).isEqualTo(CONFLICT);
        assertThat(named.decide(tombstone, row(deleted("a"), there("b")))).isEqualTo(CONFLICT);
        assertThat(named.decide(tombstone, row(null, there("b")))).isEqualTo(CONFLICT);
        assertThat(named.decide(tombstone, row(deletedAt(1), deleted("b")))).isEqualTo(AGREED);
        assertThat(named.decide(ABSENT, row(deletedAt(1), there("b")))).isEqualTo(WRITE);
    }

    @Test
    void whatWasPurgedDoesNotComeBackToLife() {
        assertThat(decide(ABSENT, there("a"), there("b"))).isEqualTo(CONFLICT);
        assertThat(decide(ABSENT, deleted("a"), there("b"))).isEqualTo(WRITE);
        assertThat(decide(ABSENT, null, there("b"))).isEqualTo(WRITE);
    }

    @Test
    void deletingTheUnknownLeavesATombstone() {
        assertThat(decide(ABSENT, null, deleted("a"))).isEqualTo(BURY);
        assertThat(decide(ABSENT, there("a"), deleted("a"))).isEqualTo(BURY);
        assertThat(decide(ABSENT, deleted("a"), deleted("a"))).isEqualTo(BURY);
    }

    @Test
    @Tag("invariant-13")
    void theComparisonIsCanonicalAndOfWhatTheHubHolds() {
        assertThat(decide(state("{'id':'1','price':1,'name':null}"), state("{'id':'1','price':1.0}"), there("b")))
                .isEqualTo(WRITE);
        assertThat(decide(state("{'id':'1','price':1}"), state("{'id':'1','price':1,'unmapped':5}"), there("b")))
                .isEqualTo(WRITE);
        assertThat(decide(state("{'id':'1','stamp':1}"), state("{'id':'1','stamp':2}"), there("b"))).isEqualTo(WRITE);
        assertThat(decide(state("{'id':'1','price':1}"), state("{'id':'1'}"), there("b"))).isEqualTo(CONFLICT);
    }

    @Test
    @Tag("invariant-11")
    void aFieldThatAnOlderClientDoesNotKnowIsNotCompared() {
        CompareAndSet older = new CompareAndSet(document -> document, Set.of(), true, false);

        assertThat(older.decide(state("{'id':'1','price':1}"), row(state("{'id':'1'}"), there("b")))).isEqualTo(WRITE);
        assertThat(older.decide(state("{'id':'1','price':1}"), row(state("{'id':'1','price':2}"), there("b"))))
                .isEqualTo(CONFLICT);
    }

    @Test
    void whatTheHubCannotHoldItDoesNotHold() {
        CompareAndSet strict = new CompareAndSet(document -> {
            throw new UnmappableException("price is a number here");
        }, Set.of(), false, false);

        assertThat(strict.decide(there("a"), row(there("a"), there("b")))).isEqualTo(CONFLICT);
    }

    private CompareAndSet.Decision decide(RecordState held, RecordState assumed, RecordState sent) {
        return compareAndSet.decide(held, row(assumed, sent));
    }

    private static PushRow row(RecordState assumed, RecordState sent) {
        return new PushRow("1", Optional.empty(), Optional.ofNullable(assumed), sent, Json.MAPPER.createObjectNode());
    }

    private static RecordState there(String name) {
        return state("{'id':'1','name':'" + name + "'}");
    }

    private static RecordState deleted(String name) {
        return new RecordState.Deleted(there(name).image(), Optional.empty());
    }

    private static RecordState.Deleted deletedAt(int second) {
        return new RecordState.Deleted(there("a").image(), Optional.of(Instant.ofEpochSecond(second)));
    }

    private static RecordState state(String json) {
        return RecordState.present(Document.owning((ObjectNode) Json.read(json.replace('\'', '"'))));
    }
}
