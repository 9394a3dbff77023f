package io.quarkiverse.sync.runtime.store;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;

/**
 * A record's state as JSON text: the document of one that is there, {@code [image, time]} for a deleted one, {@code false}
 * for one that never was, {@code null} if nobody can tell. Numbers keep their digits.
 */
final class StateText {

    static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true)).build();

    private StateText() {
    }

    static String of(RecordState state) {
        if (state instanceof RecordState.Present present) {
            return present.document().toString();
        }
        // Printing a node takes a writer; every insert has one of these.
        return state instanceof RecordState.Absent ? "false" : node(state).toString();
    }

    static RecordState state(String text) {
        return state(read(text));
    }

    static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("A sync_ table holds text that is no JSON: somebody else has written to it", e);
        }
    }

    static JsonNode node(RecordState state) {
        if (state instanceof RecordState.Present present) {
            return present.document().toJson();
        }
        if (state instanceof RecordState.Deleted deleted) {
            ArrayNode node = JSON.createArrayNode();
            deleted.lastImage().ifPresentOrElse(image -> node.add(image.toJson()), node::addNull);
            deleted.deletedAt().ifPresentOrElse(at -> node.add(at.toString()), node::addNull);
            return node;
        }
        return state instanceof RecordState.Absent ? BooleanNode.FALSE : NullNode.getInstance();
    }

    static RecordState state(JsonNode node) {
        if (node instanceof ObjectNode document) {
            return RecordState.present(Document.owning(document));
        }
        if (node.isArray()) {
            return new RecordState.Deleted(
                    node.get(0) instanceof ObjectNode image ? Optional.of(Document.owning(image)) : Optional.empty(),
                    node.get(1).isNull() ? Optional.empty() : Optional.of(Instant.parse(node.get(1).textValue())));
        }
        return node.isBoolean() ? new RecordState.Absent() : new RecordState.Unknown();
    }
}
