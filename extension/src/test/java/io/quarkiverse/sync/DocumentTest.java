package io.quarkiverse.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

class DocumentTest {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @ParameterizedTest
    @Tag("invariant-13")
    @CsvSource(delimiter = '|', value = {
            "{'a':null} | {}",
            "{'a':1} | {'a':1.0}",
            "{'a':100} | {'a':1e2}",
            "{'a':0} | {'a':-0.0}",
            "{'a':1,'b':2} | {'b':2,'a':1}",
            "{'a':{'x':1,'y':null}} | {'a':{'x':1.00}}",
            "{'a':'2026-11-23T10:00:00Z'} | {'a':'2026-11-23T11:00:00+01:00'}",
            "{'a':'2026-11-23T10:00:00.123456Z'} | {'a':'2026-11-23T10:00:00.123456789Z'}",
            "{'a':'2026-11-23T10:00Z'} | {'a':'2026-11-23T10:00:00.000Z'}" })
    void sameToTheCanonicalEye(String a, String b) {
        assertThat(document(a)).isEqualTo(document(b)).hasSameHashCodeAs(document(b));
        assertThat(document(a).hash()).isEqualTo(document(b).hash());
    }

    @ParameterizedTest
    @Tag("invariant-13")
    @CsvSource(delimiter = '|', value = {
            "{'a':1} | {'a':'1'}",
            "{'a':''} | {}",
            "{'a':false} | {}",
            "{'a':[1,2]} | {'a':[2,1]}",
            "{'a':[null]} | {'a':[]}",
            "{'a':'2026-11-23T10:00:00.123456Z'} | {'a':'2026-11-23T10:00:00.123457Z'}",
            "{'a':'2026-11-23T10:00:00'} | {'a':'2026-11-23T10:00:00Z'}",
            "{'a':'[1,]'} | {'a':[1]}",
            "{'a':9007199254740993} | {'a':9007199254740992}" })
    void different(String a, String b) {
        assertThat(document(a)).isNotEqualTo(document(b));
        assertThat(document(a).hash()).isNotEqualTo(document(b).hash());
    }

    @Test
    void isACopyOfWhatItWasMadeFrom() {
        ObjectNode json = JSON.createObjectNode().put("a", 1);
        Document document = Document.of(json);

        json.put("a", 2);
        document.toJson().put("a", 3);

        assertThat(document.get("a").asInt()).isEqualTo(1);
    }

    @Test
    void patchKeepsWhatNeitherSideKnows() {
        Document hub = document("{'id':'1','name':'old','extra':[1],'price':1.50}");

        Document patched = hub.patch(document("{'id':'1','name':'old','price':1.5,'note':'x'}"),
                document("{'id':'1','name':'new','price':1.5}"));

        assertThat(patched.verbatim(document("{'id':'1','name':'new','extra':[1],'price':1.50}"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "an edit within              | {'a':{'city':'Rome','x':1}}          | {'a':{'city':'Rome'}}   | {'a':{'city':'Oslo'}}  | {'a':{'city':'Oslo','x':1}}",
            "a member emptied            | {'a':{'city':'Rome','zip':1,'x':1}}  | {'a':{'city':'Rome','zip':1}} | {'a':{'city':'Rome','zip':null}} | {'a':{'city':'Rome','zip':null,'x':1}}",
            "a member gone               | {'a':{'city':'Rome','zip':1,'x':1}}  | {'a':{'city':'Rome','zip':1}} | {'a':{'city':'Rome'}} | {'a':{'city':'Rome','x':1}}",
            "filled for the first time   | {'a':{'x':1}}                        | {'a':null}              | {'a':{'city':'Oslo'}}  | {'a':{'x':1,'city':'Oslo'}}",
            "emptied                     | {'a':{'city':'Rome','x':1}}          | {'a':{'city':'Rome'}}   | {'a':null}             | {'a':{'x':1}}",
            "emptied, nobody knows more  | {'a':{'city':'Rome'}}                | {'a':{'city':'Rome'}}   | {'a':null}             | {'a':null}",
            "gone                        | {'a':{'city':'Rome'}}                | {'a':{'city':'Rome'}}   | {}                     | {}",
            "deeper                      | {'a':{'b':{'c':1,'x':1},'y':2}}      | {'a':{'b':{'c':1}}}     | {'a':{'b':{'c':2}}}    | {'a':{'b':{'c':2,'x':1},'y':2}}",
            "an array is replaced        | {'a':[{'c':1,'x':1}]}                | {'a':[{'c':1}]}         | {'a':[{'c':2}]}        | {'a':[{'c':2}]}",
            "an object becomes a value   | {'a':{'c':1,'x':1}}                  | {'a':{'c':1}}           | {'a':'text'}           | {'a':'text'}",
            "a value becomes an object   | {'a':'text'}                         | {'a':'text'}            | {'a':{'c':1}}          | {'a':{'c':1}}" })
    @Tag("invariant-11")
    void patchKeepsMembersThatNeitherSideKnows(String what, String hub, String base, String changed, String patched) {
        assertThat(document(hub).patch(document(base), document(changed)).toJson()).as(what)
                .isEqualTo(document(patched).toJson());
    }

    @Test
    void choosesFields() {
        Document document = document("{'a':1,'b':2,'c':3}");

        assertThat(document.only(Set.of("a", "z"))).isEqualTo(document("{'a':1}"));
        assertThat(document.without(Set.of("a", "z"))).isEqualTo(document("{'b':2,'c':3}"));
        assertThat(document.fields()).containsExactly("a", "b", "c");
    }

    private static Document document(String json) {
        try {
            return Document.owning((ObjectNode) JSON.readTree(json.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
