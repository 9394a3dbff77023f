package io.quarkiverse.sync.conflict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.ConflictException;
import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.RecordState.Deleted;
import io.quarkiverse.sync.RecordState.Unknown;
import io.quarkiverse.sync.conflict.Resolution.Merged;
import io.quarkiverse.sync.conflict.Resolution.TakeLocal;
import io.quarkiverse.sync.conflict.Resolution.TakeRemote;

/** Every cell of the table of resolvers. */
class ResolversTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final RecordState GONE = Deleted.plain();

    private final RecordState base = doc(Map.of("id", "1", "name", "base"));
    private final RecordState local = doc(Map.of("id", "1", "name", "local"));
    private final RecordState remote = doc(Map.of("id", "1", "name", "remote"));

    @Test
    void serverWins() {
        ConflictResolver resolver = new ServerWinsResolver();

        assertThat(resolver.resolve(conflict(base, local, remote))).isEqualTo(new TakeRemote());
        assertThat(resolver.resolve(conflict(base, GONE, remote))).isEqualTo(new TakeRemote());
        assertThat(resolver.resolve(conflict(base, local, GONE))).isEqualTo(new TakeRemote());
    }

    @Test
    void clientWins() {
        ConflictResolver resolver = new ClientWinsResolver();

        assertThat(resolver.resolve(conflict(base, local, remote))).isEqualTo(new TakeLocal());
        assertThat(resolver.resolve(conflict(base, GONE, remote))).isEqualTo(new TakeLocal());
        assertThat(resolver.resolve(conflict(base, local, GONE))).isEqualTo(new TakeLocal());
    }

    @Test
    void fail() {
        Conflict conflict = conflict(base, local, remote);

        assertThatThrownBy(() -> new FailResolver().resolve(conflict)).isInstanceOfSatisfying(ConflictException.class,
                e -> assertThat(e.conflict()).isEqualTo(conflict));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            "2026-11-23T10:00:01Z, 2026-11-23T10:00:00Z, true",
            "2026-11-23T10:00:00Z, 2026-11-23T10:00:01Z, false",
            "2026-11-23T10:00:00Z, 2026-11-23T11:00:00+01:00, false",
            "2026-11-23T10:00:00Z, 2026-11-23T10:59:59+01:00, true",
            "2026-11-23T10:00:01, 2026-11-23T10:00:00, true",
            "2099-01-01T00:00:00Z, 2026-11-23T10:00:00Z, true",
            "2026-11-23T10:00:00Z, 2099-01-01T00:00:00Z, false",
            "2099-01-01T00:00:00Z, 2098-01-01T00:00:00Z, false",
            "2098-01-01T00:00:00Z, 2099-01-01T00:00:00Z, false",
            "yesterday, 2026-11-23T10:00:00Z, false",
            "2026-11-23T10:00:00Z, yesterday, false",
            "-, 2026-11-23T10:00:00Z, false",
            "2026-11-23T10:00:00Z, -, false" })
    void timestampOfBothEdited(String here, String there, boolean takesLocal) {
        assertThat(byTime(changed(here), changed(there))).isEqualTo(takesLocal ? new TakeLocal() : new TakeRemote());
    }

    @Test
    void timestampInMilliseconds() {
        assertThat(byTime(doc(Map.of("changed", 2)), doc(Map.of("changed", 1)))).isEqualTo(new TakeLocal());
        assertThat(byTime(doc(Map.of("changed", 1)), doc(Map.of("changed", 1)))).isEqualTo(new TakeRemote());
    }

    @Test
    void timestampOfALocalDeletionIsThatOfItsCapture() {
        assertThat(byTime(GONE, changed(NOW.minusSeconds(61).toString()))).isEqualTo(new TakeLocal());
        assertThat(byTime(GONE, changed(NOW.minusSeconds(59).toString()))).isEqualTo(new TakeRemote());
        assertThat(byTime(GONE, remote)).isEqualTo(new TakeRemote());
    }

    @Test
    void timestampOfADeletionAtTheHubIsTheHubs() {
        assertThat(byTime(changed(NOW.toString()), deletedAt(NOW.minusSeconds(1)))).isEqualTo(new TakeLocal());
        assertThat(byTime(changed(NOW.toString()), deletedAt(NOW.plusSeconds(1)))).isEqualTo(new TakeRemote());
        assertThat(byTime(changed(NOW.toString()), GONE)).isEqualTo(new TakeRemote());
    }

    @Test
    void mergeFields() {
        RecordState old = doc(Map.of("id", "1", "mine", "b", "yours", "b", "here", "b", "there", "b", "both", "b"));
        RecordState here = doc(Map.of("id", "1", "mine", "l", "yours", "l", "here", "l", "there", "b", "both", "l"));
        RecordState there = doc(Map.of("id", "1", "mine", "r", "yours", "r", "here", "b", "there", "r", "both", "r"));

        assertThat(merging().resolve(conflict(old, here, there))).isEqualTo(new Merged(document(
                Map.of("id", "1", "mine", "l", "yours", "r", "here", "l", "there", "r", "both", "r"))));
    }

    @Test
    void mergeFieldsWithoutABaseTakesTheHubsButForClientFields() {
        RecordState here = doc(Map.of("id", "1", "mine", "l", "here", "l"));
        RecordState there = doc(Map.of("id", "1", "mine", "r", "here", "r"));

        assertThat(merging().resolve(conflict(new Unknown(), here, there)))
                .isEqualTo(new Merged(document(Map.of("id", "1", "mine", "l", "here", "r"))));
    }

    @Test
    void mergeFieldsKeepsARemovalOfEitherSide() {
        RecordState old = doc(Map.of("id", "1", "a", "b", "b", "b"));

        assertThat(merging().resolve(conflict(old, doc(Map.of("id", "1", "b", "b")), doc(Map.of("id", "1", "a", "b")))))
                .isEqualTo(new Merged(document(Map.of("id", "1"))));
    }

    @Test
    void mergeFieldsWithDeletions() {
        assertThat(merging().resolve(conflict(base, GONE, remote))).isEqualTo(new TakeRemote());
        assertThat(merging().resolve(conflict(base, local, GONE))).isEqualTo(new TakeRemote());
    }

    @Test
    void aFieldCannotComeFromBothSides() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MergeFieldsResolver(Set.of("a"), Set.of("a")))
                .withMessageContaining("'a'");
    }

    private static ConflictResolver merging() {
        return new MergeFieldsResolver(Set.of("mine"), Set.of("yours"));
    }

    private Resolution byTime(RecordState here, RecordState there) {
        return new TimestampBasedResolver("changed").resolve(conflict(base, here, there));
    }

    private static RecordState changed(String at) {
        return at == null ? doc(Map.of("id", "1")) : doc(Map.of("id", "1", "changed", at));
    }

    private static RecordState deletedAt(Instant at) {
        return new Deleted(Optional.empty(), Optional.of(at));
    }

    private static Conflict conflict(RecordState base, RecordState local, RecordState remote) {
        return new Conflict("things", "1", base, local, remote, NOW.minusSeconds(60), NOW);
    }

    private static RecordState doc(Map<String, ?> fields) {
        return RecordState.present(document(fields));
    }

    private static Document document(Map<String, ?> fields) {
        return Document.owning(JSON.convertValue(fields, ObjectNode.class));
    }
}
