package io.quarkiverse.sync.runtime.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.entities.runtime.capture.CapturedChange;

/** A row of {@code sync_capture}; its entries are arrays of collection, id, operation and old state. */
record CapturePack(long number, Instant capturedAt, Optional<String> origin, List<CapturedChange> entries) {

    static String entries(Collection<CapturedChange> changes) {
        ArrayNode all = StateText.JSON.createArrayNode();
        for (CapturedChange change : changes) {
            all.addArray().add(change.collection()).add(change.id()).add(change.operation().name())
                    .add(StateText.node(change.old()));
        }
        return all.toString();
    }

    static List<CapturedChange> entries(String text) {
        List<CapturedChange> changes = new ArrayList<>();
        for (JsonNode entry : StateText.read(text)) {
            changes.add(new CapturedChange(entry.get(0).textValue(), entry.get(1).textValue(),
                    CapturedChange.Operation.valueOf(entry.get(2).textValue()), StateText.state(entry.get(3))));
        }
        return changes;
    }

    static String counts(Collection<CapturedChange> changes) {
        ObjectNode counts = StateText.JSON.createObjectNode();
        changes.forEach(change -> counts.put(change.collection(), counts.path(change.collection()).asInt() + 1));
        return counts.toString();
    }

    static Map<String, Integer> counts(String text) {
        Map<String, Integer> counts = new TreeMap<>();
        StateText.read(text).properties().forEach(count -> counts.put(count.getKey(), count.getValue().intValue()));
        return counts;
    }
}
