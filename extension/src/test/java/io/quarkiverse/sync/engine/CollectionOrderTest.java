package io.quarkiverse.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.quarkiverse.sync.store.CollectionSchema.Reference;
import io.quarkiverse.sync.store.MemoryCollection;

class CollectionOrderTest {

    @Test
    void parentsComeFirst() {
        assertThat(CollectionOrder.of(List.of(schema("visits", "clinics", "patients"), schema("patients", "clinics"),
                schema("clinics")), List.of())).containsExactly(List.of("clinics"), List.of("patients"), List.of("visits"));
    }

    @Test
    void aCircleIsOneGroupAndGoesBeforeWhatRefersToIt() {
        assertThat(CollectionOrder.of(List.of(schema("a", "b"), schema("b", "c"), schema("c", "b"), schema("d")), List.of()))
                .containsExactly(List.of("b", "c"), List.of("a"), List.of("d"));
    }

    @Test
    void theConfiguredOrderDecidesWhereReferencesDoNot() {
        assertThat(CollectionOrder.of(List.of(schema("a"), schema("b"), schema("c", "a"), schema("d")), List.of("d", "c", "b")))
                .containsExactly(List.of("d"), List.of("b"), List.of("a"), List.of("c"));
    }

    @Test
    void aReferenceToItselfAndToStrangersDoesNotMatter() {
        assertThat(CollectionOrder.of(List.of(schema("a", "a", "elsewhere")), List.of())).containsExactly(List.of("a"));
    }

    @Test
    void everyReferenceOfAnyGraphLeadsBackOrIntoItsGroup() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<MemoryCollection> schemas = new ArrayList<>(IntStream.range(0, 8).mapToObj(i -> schema("c" + i,
                    IntStream.range(0, random.nextInt(3)).mapToObj(n -> "c" + random.nextInt(8)).toArray(String[]::new)))
                    .toList());
            List<List<String>> order = CollectionOrder.of(schemas, List.of());
            Collections.shuffle(schemas, random);

            assertThat(CollectionOrder.of(schemas, List.of())).as("seed %d", seed).isEqualTo(order);
            Map<String, Integer> group = new TreeMap<>();
            order.forEach(names -> names.forEach(name -> group.put(name, order.indexOf(names))));
            assertThat(group).hasSize(8);
            for (MemoryCollection schema : schemas) {
                assertThat(schema.references().stream().map(Reference::collection).map(group::get)
                        .collect(Collectors.toSet())).as("seed %d", seed)
                        .allMatch(parent -> parent <= group.get(schema.name()));
            }
        }
    }

    private static MemoryCollection schema(String name, String... parents) {
        MemoryCollection schema = MemoryCollection.of(name, "id", Set.of("id"));
        for (String parent : parents) {
            schema = schema.referring(parent + "Id", parent);
        }
        return schema;
    }
}
