package io.quarkiverse.sync.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.sync.conflict.ClientWinsResolver;
import io.quarkiverse.sync.conflict.ConflictResolver;
import io.quarkiverse.sync.conflict.FailResolver;
import io.quarkiverse.sync.conflict.MergeFieldsResolver;
import io.quarkiverse.sync.conflict.Resolution;
import io.quarkiverse.sync.conflict.ServerWinsResolver;
import io.quarkiverse.sync.conflict.TimestampBasedResolver;
import io.quarkus.runtime.configuration.ConfigurationException;

class ResolversTest {

    private static final ConflictResolver OWN = conflict -> new Resolution.TakeLocal();

    @ParameterizedTest
    @CsvSource({ "server-wins, ServerWinsResolver", "client-wins, ClientWinsResolver", "timestamp, TimestampBasedResolver",
            "merge-fields, MergeFieldsResolver", "fail, FailResolver", "mine, NamedResolver" })
    void byName(String strategy, String type) {
        assertThat(resolver("conflict.strategy=" + strategy, "conflict.timestamp-field=editedAt").getClass().getSimpleName())
                .isEqualTo(type);
    }

    @Test
    void serverWinsWhereNothingIsSaid() {
        assertThat(resolver()).isInstanceOf(ServerWinsResolver.class);
    }

    @Test
    void theCollectionSaysItBetterThanTheRemote() {
        assertThat(resolver("conflict.strategy=fail", "collection.notes.conflict.strategy=client-wins"))
                .isInstanceOf(ClientWinsResolver.class);
        assertThat(resolver("conflict.strategy=fail", "collection.tags.conflict.strategy=client-wins"))
                .isInstanceOf(FailResolver.class);
        assertThat(resolver("conflict.timestamp-field=editedAt", "collection.notes.conflict.strategy=timestamp"))
                .isInstanceOf(TimestampBasedResolver.class);
        assertThat(resolver("conflict.strategy=merge-fields", "conflict.client-fields=text",
                "conflict.server-fields=editedAt", "collection.notes.conflict.client-fields=id"))
                .isInstanceOf(MergeFieldsResolver.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "conflict.strategy=server-win | quarkus.sync.conflict.strategy is 'server-win' | did you mean 'server-wins'?",
            "conflict.strategy=mien | quarkus.sync.conflict.strategy is 'mien' | did you mean 'mine'?",
            "collection.notes.conflict.strategy=fial | quarkus.sync.collection.\"notes\".conflict.strategy is 'fial' | did you mean 'fail'?",
            "conflict.strategy=timestamp | quarkus.sync.conflict.timestamp-field is not set | time of the last edit",
            "collection.notes.conflict.strategy=timestamp | quarkus.sync.collection.\"notes\".conflict.timestamp-field is not set | time" })
    void whatIsWrongIsNamed(String property, String problem, String cure) {
        assertThatThrownBy(() -> resolver(property)).isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(problem).hasMessageContaining(cure);
    }

    @Test
    void aFieldComesFromOneSide() {
        assertThatThrownBy(() -> resolver("conflict.strategy=merge-fields", "conflict.client-fields=text,id",
                "collection.notes.conflict.server-fields=editedAt,text"))
                .isInstanceOfSatisfying(ConfigurationException.class, failure -> assertThat(failure.getConfigKeys())
                        .containsExactlyInAnyOrder("quarkus.sync.conflict.client-fields",
                                "quarkus.sync.collection.\"notes\".conflict.server-fields"))
                .hasMessageContaining("both name text");
    }

    private static ConflictResolver resolver(String... properties) {
        return new Resolvers(new TreeMap<>(Map.of("mine", OWN)))
                .resolver(ConflictSettings.of(Configured.DEFAULT, "notes", Configured.remote(properties)));
    }
}
