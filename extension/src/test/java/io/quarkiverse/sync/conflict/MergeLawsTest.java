package io.quarkiverse.sync.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.conflict.Resolution.Merged;

/** What holds for a merge whatever the documents are. */
class MergeLawsTest {

    private static final int CASES = 2_000;
    private static final ConflictResolver THREE_WAY = new MergeFieldsResolver(Set.of(), Set.of());

    @ParameterizedTest
    @ValueSource(longs = { 1, 20261123, -7 })
    void merging(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            Document base = document(random);
            Document a = document(random);
            Document b = document(random);

            assertThat(merge(base, a, base)).as("only here, seed %d case %d", seed, i).isEqualTo(a);
            assertThat(merge(base, base, a)).as("only there, seed %d case %d", seed, i).isEqualTo(a);
            assertThat(merge(base, a, a)).as("the same, seed %d case %d", seed, i).isEqualTo(a);
            Document merged = merge(base, a, b);
            assertThat(merge(base, merged, b)).as("again, seed %d case %d", seed, i).isEqualTo(merged);
            assertThat(merge(b, merged, b)).as("on top of the hub's, seed %d case %d", seed, i).isEqualTo(merged);
            assertThat(a.patch(base, base)).isEqualTo(a);
            assertThat(base.patch(base, a)).isEqualTo(a);
            assertThat(b.patch(base, a).patch(a, base).patch(base, a)).isEqualTo(b.patch(base, a));
        }
    }

    private static Document merge(Document base, Document local, Document remote) {
        Resolution resolution = THREE_WAY.resolve(new Conflict("things", "1", RecordState.present(base),
                RecordState.present(local), RecordState.present(remote), Instant.EPOCH, Instant.EPOCH));
        return ((Merged) resolution).document();
    }

    private static Document document(Random random) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (String field : new String[] { "a", "b", "c", "d" }) {
            switch (random.nextInt(5)) {
                case 0 -> json.putNull(field);
                case 1 -> json.put(field, random.nextInt(2));
                case 2 -> json.put(field, random.nextInt(2) + 0.0);
                case 3 -> json.putArray(field).add(random.nextInt(2));
                default -> {
                }
            }
        }
        return Document.owning(json);
    }
}
