package io.quarkiverse.sync.entities.runtime.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.hibernate.engine.spi.SharedSessionContractImplementor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * An element collection as an array. One without an order column has no order, so its elements are sorted: the same elements
 * must be the same document. Decodes to a list.
 */
public record ElementsCodec(Codec element, boolean ordered, boolean distinct) implements Codec {

    @Override
    public JsonNode encode(Object value, SharedSessionContractImplementor session) {
        List<JsonNode> elements = new ArrayList<>();
        for (Object each : value instanceof Map<?, ?> snapshot ? snapshot.keySet() : (Collection<?>) value) {
            elements.add(each == null ? JsonNodeFactory.instance.nullNode() : element.encode(each, session));
        }
        return array(elements);
    }

    private ArrayNode array(List<JsonNode> elements) {
        if (!ordered) {
            elements.sort(Comparator.comparing(JsonNode::toString));
        }
        return JsonNodeFactory.instance.arrayNode().addAll(elements);
    }

    /** Read back, a collection of nothing is an empty one. */
    @Override
    public JsonNode none() {
        return JsonNodeFactory.instance.arrayNode();
    }

    @Override
    public Object decode(JsonNode json) {
        if (!json.isArray()) {
            throw new IllegalArgumentException("an array");
        }
        List<Object> values = new ArrayList<>();
        for (JsonNode each : json) {
            Object value = each.isNull() ? null : element.decode(each);
            // Hibernate does not store nulls in element collections.
            if (value != null && !(distinct && values.contains(value))) {
                values.add(value);
            }
        }
        return values;
    }
}
