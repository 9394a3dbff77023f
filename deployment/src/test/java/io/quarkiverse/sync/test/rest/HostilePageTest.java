package io.quarkiverse.sync.test.rest;

import static io.quarkiverse.sync.test.rest.Adapters.pull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.sync.AdapterException;
import io.quarkiverse.sync.adapter.Fetched;
import io.quarkiverse.sync.adapter.Fetched.Malformed;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkus.test.QuarkusUnitTest;

/** A page that cannot be understood is an error, a record that cannot be understood is kept; nothing is lost. */
class HostilePageTest extends AdapterTest {

    private static final String CHECKPOINT = "\"checkpoint\":{\"id\":\"a\",\"lwt\":1}";

    @RegisterExtension
    static final QuarkusUnitTest APP = AdapterApp.create();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            {"documents":[{"id":"a"}                                     | is not a page
            []                                                           | it is not an object
            {}                                                           | no array 'documents'
            {"error":true,"code":500,"message":"no"}                     | no array 'documents'
            {"documents":{},"checkpoint":{"id":"a","lwt":1}}             | 'documents' is not an array
            {"documents":[{"id":"a"}]}                                   | no object 'checkpoint'
            {"documents":[{"id":"a"}],"checkpoint":null}                 | no object 'checkpoint'
            {"documents":[{"id":"a"}],"checkpoint":{"page":7}}           | 'lwt'
            {"documents":[],"checkpoint":{"id":"a","lwt":1}} more        | is not a page
            """)
    void isAnAdapterException(String body, String message) {
        hub.answers(HostileHub.Reply.json(body));

        assertThatThrownBy(this::pullAll).isInstanceOf(AdapterException.class).hasMessageContaining(message);
    }

    @Test
    void loginPageWithStatus200() {
        hub.answers(HostileHub.Reply.html(200));

        assertThatThrownBy(this::pullAll).isInstanceOf(AdapterException.class)
                .hasMessageContaining("text/html: <!DOCTYPE html>").hasMessageContaining("quarkus.sync.remote.url");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            {"name":"x"}                    |   | has no id
            {"id":null}                     |   | has no id
            {"id":{"a":1}}                  |   | has no id
            {"id":""}                       |   | has no id
            7                               |   | is not an object
            null                            |   | is not an object
            {"id":"b","_deleted":"yes"}     | b | '_deleted' is "yes"
            {"id":"b","_deleted":true,"_deletedAt":"today"} | b | '_deletedAt' is "today"
            """)
    void recordIsKeptAsMalformed(String document, String id, String reason) {
        hub.answers(page(document, "{\"id\":\"good\",\"_deleted\":false}"));

        Fetched.Page page = pullAll();

        assertThat(page.records()).extracting(RemoteRecord::id).containsExactly("good");
        Malformed malformed = page.malformed().get(0);
        assertThat(malformed.id()).isEqualTo(Optional.ofNullable(id));
        assertThat(malformed.raw()).isEqualTo(document);
        assertThat(malformed.reason()).contains(reason);
    }

    @Test
    @Tag("invariant-09")
    void idThatNoTableCanHoldIsNone() {
        hub.answers(page("{\"id\":\"" + "x".repeat(256) + "\"}", "{\"id\":\"a\\u0000b\"}",
                "{\"id\":\"" + "x".repeat(255) + "\"}"));

        Fetched.Page page = pullAll();

        assertThat(page.records()).hasSize(1);
        assertThat(page.malformed()).hasSize(2).allSatisfy(malformed -> assertThat(malformed.id()).isEmpty());
    }

    @Test
    void numericIdIsText() {
        hub.answers(page("{\"id\":17}"));

        assertThat(pullAll().records()).extracting(RemoteRecord::id).containsExactly("17");
    }

    @Test
    void lastStateOfARecordThatComesTwice() {
        hub.answers(page("{\"id\":\"a\",\"n\":1}", "{\"id\":\"b\"}", "{\"id\":\"a\",\"n\":2}"));

        assertThat(pullAll().records()).extracting(RemoteRecord::id).containsExactly("b", "a");
        assertThat(pullAll().records().get(1).state().image().orElseThrow().get("n").intValue()).isEqualTo(2);
    }

    @Test
    void numbersKeepTheirDigits() {
        hub.answers(page("{\"id\":\"a\",\"price\":12345678901234567890.1234567890,\"half\":1.50}"));

        assertThat(pullAll().records().get(0).state().image().orElseThrow())
                .hasToString("{\"id\":\"a\",\"price\":12345678901234567890.1234567890,\"half\":1.50}");
    }

    @Test
    void checkpointGoesBackToTheLetter() {
        String checkpoint = "{ \"id\":\"é\" , \"lwt\":1.10e+21, \"x\":[1] }";
        hub.answers(HostileHub.Reply.json("{\"documents\":[{\"id\":\"ü\"}],\"checkpoint\":" + checkpoint + "}"));

        Fetched.Page page = pullAll();
        adapter.fetchChanges(pull(page.next().raw(), 10), new TestCall());

        assertThat(page.next().raw()).isEqualTo(checkpoint);
        assertThat(hub.requests.get(1).query()).containsEntry("lwt", "1.10e+21").containsEntry("id", "é");
    }

    @ParameterizedTest
    @ValueSource(strings = { "a b", "a+b", "a&lwt=0", "50%", "%41", "{x}", "{", "a/b", "?", "ü€😀", "a=b", "#" })
    void idOfACheckpointIsEncoded(String id) {
        hub.answers(page());

        adapter.fetchChanges(pull("{\"id\":\"" + id + "\",\"lwt\":\"e.k.1\"}", 10), new TestCall());

        assertThat(hub.requests.get(0).query()).containsEntry("id", id).containsEntry("lwt", "e.k.1");
    }

    @Test
    void pullThatWouldNeverEnd() {
        hub.answers(page("{\"id\":\"a\"}"));

        assertThatThrownBy(() -> adapter.fetchChanges(pull("{\"id\":\"a\",\"lwt\":1}", 1), new TestCall()))
                .isInstanceOf(AdapterException.class).hasMessageContaining("the pull would never end");
    }

    private static HostileHub.Reply page(String... documents) {
        return HostileHub.Reply.json("{\"documents\":[" + String.join(",", documents) + "]," + CHECKPOINT + "}");
    }

    private Fetched.Page pullAll() {
        return (Fetched.Page) adapter.fetchChanges(pull(null, 10), new TestCall());
    }
}
