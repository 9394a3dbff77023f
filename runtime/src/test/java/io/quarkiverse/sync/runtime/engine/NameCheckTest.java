package io.quarkiverse.sync.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.runtime.configuration.ConfigurationException;

class NameCheckTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "order=nots | quarkus.sync.order | did you mean 'notes'?",
            "collection.nots.initial=hub | quarkus.sync.collection.\"nots\" | did you mean 'notes'?",
            "collection.notes.server-managed=editedAtt | quarkus.sync.collection.\"notes\".server-managed | did you mean 'editedAt'?",
            "collection.notes.conflict.timestamp-field=editAt | quarkus.sync.collection.\"notes\".conflict.timestamp-field | did you mean 'editedAt'?",
            "collection.notes.conflict.client-fields=label | quarkus.sync.collection.\"notes\".conflict.client-fields | there are editedAt, id, text",
            "collection.notes.conflict.server-fields=txt | quarkus.sync.collection.\"notes\".conflict.server-fields | did you mean 'text'?",
            "conflict.timestamp-field=editAt | quarkus.sync.conflict.timestamp-field | did you mean 'editedAt'?",
            "conflict.client-fields=text,lable | quarkus.sync.conflict.client-fields | did you mean 'label'?",
            "conflict.server-fields=txt | quarkus.sync.conflict.server-fields | did you mean 'text'?" })
    void isNamedWithASuggestion(String property, String name, String suggestion) {
        assertThatThrownBy(() -> check(Set.of(), property)).isInstanceOfSatisfying(ConfigurationException.class,
                failure -> assertThat(failure.getConfigKeys()).containsExactly(name))
                .hasMessageContaining(name + " names the").hasMessageContaining(suggestion);
    }

    @Test
    void fieldsOfTheRemoteNeedNotBeInEveryCollection() {
        assertThatCode(() -> check(Set.of(), "conflict.strategy=merge-fields", "conflict.client-fields=text,label",
                "conflict.timestamp-field=editedAt")).doesNotThrowAnyException();
    }

    @Test
    void everyConflictOfACollectionWithoutTheTimeWouldBeTheRemotes() {
        String[] byTime = { "conflict.strategy=timestamp", "conflict.timestamp-field=editedAt" };

        assertThatThrownBy(() -> check(Set.of(), byTime)).isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("quarkus.sync.conflict.timestamp-field names the field 'editedAt'")
                .hasMessageContaining("which the collection 'tags' does not have")
                .hasMessageContaining("quarkus.sync.collection.\"tags\".conflict.timestamp-field");
        assertThatCode(() -> check(Set.of("tags"), byTime)).as("no conflicts").doesNotThrowAnyException();
        assertThatCode(() -> check(Set.of(), byTime[0], byTime[1], "collection.tags.conflict.strategy=client-wins"))
                .doesNotThrowAnyException();
    }

    private static void check(Set<String> pullOnly, String... properties) {
        new NameCheck(Configured.DEFAULT, Configured.collections(), pullOnly).check(Configured.remote(properties));
    }
}
